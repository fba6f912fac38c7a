using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Calls of the past on their way into the store, so that limits count them.</summary>
internal sealed class CallSink(PolicyFile policy) : RowSink
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly Dictionary<string, PolicyCampaign> campaigns = policy.Campaigns.ToDictionary(campaign => campaign.Campaign.Id.Value, StringComparer.Ordinal);
    private readonly Dictionary<string, CampaignParty> parties = policy.Parties.ToDictionary(party => party.Id.Value, StringComparer.Ordinal);
    private readonly List<StoredAttempt> calls = [];

    protected override string Read(ImportRow row)
    {
        RecordedTime dialed = row.Time(ImportFields.At);
        if (!dialed.IsExact)
            throw new RowFaultException(ImportFields.At, "the hour is missing: limits count by the minute");
        Campaign campaign = CampaignOf(row);
        string id = row.IdOrMade(ImportFields.Id);
        var outcome = new CallOutcome
        {
            Kind = row.ChoiceOrNull<OutcomeKind>("outcome") ?? OutcomeKind.Unknown,
            OccurredAt = row.InstantOrNull("endedAt") ?? dialed.Earliest,
            RingSeconds = row.SecondsOrNull("ringSeconds"),
            SilenceSeconds = row.SecondsOrNull("silenceSeconds"),
        };
        if (outcome.OccurredAt < dialed.Earliest)
            throw new RowFaultException("endedAt", "the call ended before it was dialed");
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
            call => call.Outcome!.Validate()));
        return id;
    }

    protected override ValueTask<ImmutableArray<ImportedAs>> AddAsync(SqliteImport import, CancellationToken cancellationToken) => import.AddCallsAsync([.. calls], cancellationToken);

    protected override void Clear() => calls.Clear();

    private Campaign CampaignOf(ImportRow row)
    {
        string name = row.Needed("campaign");
        if (!campaigns.TryGetValue(name, out PolicyCampaign? campaign))
            throw new RowFaultException("campaign", $"the policy has no campaign `{name}`; it has {string.Join(", ", campaigns.Keys.Select(known => $"`{known}`"))}");
        return row.PartyOrNull("processor") is { } processor ? campaign.Campaign with { Processor = parties[processor.Value] } : campaign.Campaign;
    }

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
