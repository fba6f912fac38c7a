using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Campaigns and requests. Mostly the first controller sells to somebody known.</summary>
internal static class Calls
{
    internal static Gen<CallPurpose> Purpose { get; } = Gen.Frequency(
        (14, Gen.Constant(CallPurpose.Sale)),
        (2, Gen.Elements(CallPurpose.WinBack, CallPurpose.ConsentRecovery)),
        (2, Gen.Constant(CallPurpose.Service)),
        (1, Gen.Elements(CallPurpose.SatisfactionSurvey, CallPurpose.OfficialStatistics)),
        (1, Gen.Elements(CallPurpose.Unknown, CallPurpose.DebtCollection, CallPurpose.Political)));

    internal static Gen<PurposeSet> Purposes { get; } = Gen.Frequency(
        (6, Gen.Constant<PurposeSet>([CallPurpose.Sale, CallPurpose.WinBack])),
        (2, Gen.Constant<PurposeSet>([CallPurpose.Sale])),
        (1, Gen.Constant(PurposeSet.Marketing)),
        (1, Gen.Constant<PurposeSet>([CallPurpose.ConsentRecovery, CallPurpose.Service])),
        (1, Gen.Constant<PurposeSet>([CallPurpose.Service])));

    internal static Gen<DialingMode> Mode { get; } = Gen.Frequency(
        (8, Gen.Elements(DialingMode.Manual, DialingMode.Preview, DialingMode.Progressive, DialingMode.Predictive)),
        (3, Gen.Elements(DialingMode.Unknown, DialingMode.Prerecorded, DialingMode.AiVoice)));

    internal static Gen<Sector> Sector { get; } = Gen.Frequency((9, Some.MostlyFirst(Universe.Sectors)), (1, Gen.Constant(default(Sector))));

    internal static Gen<NumberSource> NumberSource { get; } = Gen.Frequency(
        (10, Gen.Constant(TelemarketingCompliance.NumberSource.ContactList)),
        (2, Gen.Elements(TelemarketingCompliance.NumberSource.Unknown, TelemarketingCompliance.NumberSource.TypedByHand, TelemarketingCompliance.NumberSource.Referral)),
        (1, Gen.Constant(TelemarketingCompliance.NumberSource.PersonRequest)));

    internal static Gen<CallEvidence?> Evidence { get; } =
        from some in Some.Percent(20)
        from kind in Gen.Elements(EvidenceKind.CaseReference, EvidenceKind.PersonRequest, EvidenceKind.SurveyMandate)
        from reference in Some.MostlyFirst(Universe.References)
        select some ? new CallEvidence(kind, reference) : null;

    internal static Gen<CampaignParty> Party(Gen<PartyId> ids) =>
        from id in ids
        from adheres in Gen.Elements((bool?)null, true, false)
        select new CampaignParty { Id = id, AdheresToCodeOfConduct = adheres };

    internal static Gen<Campaign> Campaign { get; } =
        from id in Some.MostlyFirst(Universe.Campaigns)
        from controller in Party(Some.MostlyFirst(Universe.Controllers))
        from dialsItself in Some.Percent(15)
        from processor in Party(Some.MostlyFirst(Universe.Processors))
        from purpose in Purpose
        from createdAt in Gen.Frequency((6, Gen.Constant(Instants.Base - Duration.FromDays(60))), (1, Instants.Any))
        from mode in Mode
        from sector in Sector
        select new Campaign
        {
            Id = id,
            Controller = controller,
            Processor = dialsItself ? controller : processor,
            Purpose = purpose,
            CreatedAt = createdAt,
            Mode = mode,
            Sector = sector,
        };

    internal static Gen<E164Number> Callee { get; } =
        Gen.Frequency((19, Gen.Elements(Universe.CallableNumbers.ToArray())), (1, Gen.Elements(Universe.OtherNumbers.ToArray())));

    internal static Gen<CallRequest> Request { get; } =
        from callee in Callee
        from campaign in Campaign
        from kind in Gen.Elements(Enum.GetValues<CalleeKind>())
        from subject in Some.Maybe(60, Some.MostlyFirst(Universe.Subjects))
        from source in NumberSource
        from list in Some.Maybe(80, Some.MostlyFirst(Universe.Lists))
        from mode in Some.Maybe(20, Mode)
        from country in Gen.Elements(null, "IT", "AL")
        from evidence in Evidence
        select new CallRequest
        {
            Callee = callee,
            Campaign = campaign,
            CalleeKind = kind,
            Subject = subject,
            NumberSource = source,
            ContactList = list,
            Mode = mode,
            OperatorCountry = country,
            Evidence = evidence,
            CallerId = Universe.CallableNumbers[1],
        };
}
