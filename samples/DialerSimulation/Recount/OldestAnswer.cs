namespace DialerSimulation.Recount;

/// <summary>Who is no customer and asked for no call was found in a consultation of the register, less than 15 days old, and not listed in it.</summary>
internal sealed class OldestAnswer(OfficePapers papers) : LimitCheck("register: age of the answer used", $"under {Write(Valid)}")
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(15);

    private TimeSpan oldest;

    protected override string Worst => Write(oldest);

    internal override void Judge(LoggedCall call, CallHistory earlier)
    {
        if (call.OnRequest is not null || papers.IsCustomer(call.Number))
            return;
        TimeSpan? age = call.DialedAt - papers.NewestConsultation(call)?.ProcessedAt;
        oldest = age > oldest ? age.Value : oldest;
        if (!(age < Valid))
            Break();
    }
}
