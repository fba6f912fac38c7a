using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Calls of the past on their way into the store, so that limits count them.</summary>
/// <param name="policy">The policy whose campaigns the calls belong to.</param>
/// <param name="now">The store's instant.</param>
internal sealed class CallSink(PolicyFile policy, Instant now) : RowSink
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly Dictionary<string, Campaign> campaigns = policy.Campaigns.ToDictionary(campaign => campaign.Campaign.Id.Value, campaign => Plain(campaign.Campaign), StringComparer.Ordinal);
    private readonly List<StoredAttempt> calls = [];

    public override string? KeyOf(ImportRow row) => row.KeyOrNull(ImportFields.Id);

    protected override void Read(ImportRow row)
    {
        RecordedTime dialed = row.Time(ImportFields.At);
        if (!dialed.IsExact)
            throw new RowFaultException(ImportFields.At, "the hour is missing: limits count by the minute", row.Text(ImportFields.At));
        if (dialed.Earliest > now)
            throw new RowFaultException(ImportFields.At, "it lies in the future", row.Text(ImportFields.At));
        Campaign campaign = CampaignOf(row);
        string id = row.Key(ImportFields.Id);
        var outcome = new CallOutcome
        {
            Kind = row.ChoiceOrNull<OutcomeKind>("outcome") ?? OutcomeKind.Unknown,
            OccurredAt = row.InstantOrNull("endedAt") ?? dialed.Earliest,
            RingSeconds = row.SecondsOrNull("ringSeconds"),
            SilenceSeconds = row.SecondsOrNull("silenceSeconds"),
        };
        if (outcome.OccurredAt < dialed.Earliest)
            throw new RowFaultException("endedAt", "the call ended before it was dialed", row.Text("endedAt"));
        calls.Add(ImportRow.Checked(
            new StoredAttempt
            {
                Permit = PermitOf($"{campaign.Controller.Id}\n{campaign.Processor.Id}\n{id}", dialed.Earliest),
                Request = new CallRequest
                {
                    Callee = row.Number(ImportFields.Number),
                    Subject = row.IdOrNull(ImportFields.Subject, text => new SubjectId(text)),
                    Campaign = campaign,
                    CallerId = row.NumberOrNull("callerId"),
                    NumberSource = NumberSource.ContactList,
                },
                ChargedAt = dialed.Earliest,
                ExpiresAt = dialed.Earliest,
                ConfirmedAt = dialed.Earliest,
                Outcome = outcome,
            },
            call => call.ValidatePast(now)));
    }

    protected override Func<SqliteImport, CancellationToken, ValueTask<ImmutableArray<ImportedAs>>> DrainRows()
    {
        ImmutableArray<StoredAttempt> read = [.. calls];
        calls.Clear();
        return (import, token) => import.AddCallsAsync(read, token);
    }

    // What limits count by, and no more: a call is the same when the policy has changed since.
    private Campaign CampaignOf(ImportRow row)
    {
        string name = row.Needed("campaign");
        if (!campaigns.TryGetValue(name, out Campaign? campaign))
            throw new RowFaultException("campaign", $"the policy has no such campaign; it has {string.Join(", ", campaigns.Keys.Select(known => $"`{known}`"))}", name);
        return row.PartyOrNull("processor") is { } processor ? campaign with { Processor = new CampaignParty { Id = processor } } : campaign;
    }

    private static Campaign Plain(Campaign campaign) => new()
    {
        Id = campaign.Id,
        Controller = new CampaignParty { Id = campaign.Controller.Id },
        Processor = new CampaignParty { Id = campaign.Processor.Id },
        Purpose = campaign.Purpose,
        Sector = campaign.Sector,
        CreatedAt = campaign.CreatedAt,
    };

    // Made of the call's own id, so that it is the same when the call is imported again.
    private static PermitId PermitOf(string id, Instant at)
    {
        UInt128 bits = ((UInt128)(ulong)Math.Max(0, at.ToUnixTimeMilliseconds()) << 80) | (System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) >> 48);
        return new PermitId(string.Create(PermitId.Length, bits, static (text, rest) =>
        {
            for (int i = text.Length - 1; i >= 0; i--, rest >>= 5)
                text[i] = Crockford[(int)(rest & 31)];
        }));
    }
}
