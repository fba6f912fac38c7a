namespace TelemarketingCompliance;

/// <summary>How the conversation comes about. <c>default</c> is a call that is dialed, which every rule judges.</summary>
/// <remarks>An agreed call-back is dialed too: it names the person's request as its evidence.</remarks>
public enum CallKind
{
    /// <summary>The callee's telephone is to ring.</summary>
    Dialed,

    /// <summary>The person is on the line already: the conversation is handed on, or something else is offered (cross-sell). A decision of its own; nothing is dialed.</summary>
    Continued,

    /// <summary>The person calls, or calls back: carried by a request of the person, of this controller only; nothing is dialed.</summary>
    ReturnCall,
}
