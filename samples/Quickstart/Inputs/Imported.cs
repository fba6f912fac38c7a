namespace Quickstart;

/// <summary>What came of one command that brings facts in.</summary>
/// <param name="Command">The command and its file, as in <c>import consents consents.csv</c>.</param>
/// <param name="Rows">Rows of its files.</param>
/// <param name="Rejects">Those that it could not take.</param>
internal sealed record Imported(string Command, long Rows, IReadOnlyList<Reject> Rejects);
