namespace Quickstart;

/// <summary>The yes or no that a customer export carries in a column. A yes proves nothing by itself; a no binds, proven or not.</summary>
internal static class MarketingFlag
{
    internal static readonly Column Flag = new("consenso marketing", "marketing", "consent");
    private static readonly Column Date = new("data consenso", "consent_date");

    /// <summary>What the flag says; null where it is blank.</summary>
    internal static ConsentEntry? Read(Row row, E164Number number, SubjectId? subject, PartyId controller)
    {
        RecordedTime? at = row.TimeOrNull(Date);
        return row.YesNo(Flag) switch
        {
            null => null,
            false => Refusal(row, number, subject, controller, at),
            true => new ConsentEntry
            {
                Id = $"{row.File}:{row.Line}",
                Number = number,
                Subject = subject,
                State = ConsentState.Granted,
                Controller = controller,
                Purposes = PurposeSet.Marketing,
                Channels = CallChannels.OperatorCall,
                At = at,
            },
        };
    }

    /// <summary>
    /// The refusal in a row that goes to the rejects, where its number or its customer can still be read: another row of the same person must not
    /// pass because this one is unreadable. A flag that is neither yes nor no counts as a no.
    /// </summary>
    internal static ConsentEntry? RefusalIn(Row row, PartyId controller)
    {
        bool refuses = row.Text(Flag).Length > 0 && row.IsNotYes(Flag);
        E164Number? number = E164Number.TryParse(row.Text(People.Phone), "IT", out E164Number read) ? read : null;
        SubjectId? subject = SubjectOf(row);
        return refuses && (number is not null || subject is not null) ? Refusal(row, number, subject, controller, at: null) : null;
    }

    private static ConsentEntry Refusal(Row row, E164Number? number, SubjectId? subject, PartyId controller, RecordedTime? at) => new()
    {
        Id = $"{row.File}:{row.Line}",
        Number = number,
        Subject = subject,
        State = ConsentState.Denied,
        Controller = controller,
        At = at,
    };

    private static SubjectId? SubjectOf(Row row)
    {
        try
        {
            return row.IdOrNull(People.Customer, id => new SubjectId(id));
        }
        catch (RowFaultException)
        {
            return null;
        }
    }
}
