namespace TelemarketingCompliance;

/// <summary>A store has no room. An engine blocks as it does on any failure of a store, and says so in its log at the highest level.</summary>
/// <remarks>Your own stores throw it too, so that operators can tell a full store from a broken one.</remarks>
/// <param name="message">What is full, and how much it holds; never a number.</param>
public sealed class StoreFullException(string message) : InvalidOperationException(message);
