using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance;

/// <summary>Cases: mostly a lawful call with something odd about it, now and then anything at all.</summary>
internal static class Worlds
{
    internal static Gen<World> Any { get; } =
        from call in Calls.Request
        from at in Instants.Now
        from register in Answers.Register(call.Campaign.Controller.Id)
        from list in Answers.List(call)
        from story in Story(new World { Call = call, At = at, Register = register, List = list })
        from noise in Noise(story)
        from unavailable in Gen.Frequency((86, Gen.Constant(0)), (10, Gen.Constant(1)), (4, Gen.Constant(2)))
        from missing in Gen.ArrayOf(Gen.Elements(World.Facts.ToArray()), unavailable)
        select (noise with { Unavailable = [.. missing.Distinct()] }).Numbered();

    /// <summary>For parameters of properties.</summary>
    internal static Arbitrary<World> Arbitrary { get; } = Arb.From(Any, World.Smaller);

    // What makes the call lawful, or nearly.
    private static Gen<World> Story(World world)
    {
        CallRequest call = world.Call;
        Campaign campaign = call.Campaign;
        Gen<World> plain = Gen.Constant(world);
        Gen<World> request =
            from entry in Gen.Frequency((2, Entries.FittingRequest(call)), (3, Entries.Request(call)))
            from relies in Some.Percent(95)
            select world with
            {
                Requests = [entry],
                Call = relies ? call with { NumberSource = NumberSource.PersonRequest, Evidence = new CallEvidence(EvidenceKind.PersonRequest, Universe.References[0]) } : call,
            };
        Gen<World> consent =
            from entry in Gen.Frequency((1, Entries.FittingConsent(call)), (2, Entries.Consent(call)))
            select world with { Consents = [entry] };
        Gen<World> contract =
            from entry in Gen.Frequency((2, Entries.FittingConsent(call)), (1, Entries.Consent(call)))
            from held in Entries.FittingContract(call)
            select world with { Consents = [entry with { Contract = held.Contract }], Contracts = [held] };
        Gen<World> optOut =
            from entry in Entries.Listing(call)
            from clear in Gen.Frequency((3, Answers.FreshlyClear(call.Campaign.Controller.Id)), (1, Answers.Register(call.Campaign.Controller.Id)))
            select world with { Directory = [entry], Register = clear, Call = call with { Mode = DialingMode.Predictive } };
        Gen<World> service =
            from held in Entries.FittingContract(call)
            from served in Some.Percent(80)
            select world with
            {
                Contracts = [held],
                Call = call with
                {
                    Campaign = served ? campaign with { Purpose = CallPurpose.Service } : campaign,
                    Evidence = new CallEvidence(EvidenceKind.CaseReference, "case1"),
                },
            };
        Gen<World> survey = Gen.Constant(world with
        {
            Call = call with { Campaign = campaign with { Purpose = CallPurpose.SatisfactionSurvey }, Evidence = new CallEvidence(EvidenceKind.SurveyMandate, "mandate1") },
        });
        return Gen.Frequency((1, plain), (4, request), (12, consent), (7, contract), (6, optOut), (1, service), (1, survey));
    }

    private static Gen<World> Noise(World world)
    {
        CallRequest call = world.Call;
        return
            from consents in Some.Few(Entries.Consent(call), 65, 22, 10, 3)
            from events in Some.Few(Entries.ConsentEvent(call), 75, 20, 5)
            from contracts in Some.Few(Entries.Contract(call), 75, 20, 5)
            from requests in Some.Few(Entries.Request(call), 80, 14, 6)
            from blacklist in Some.Few(Entries.Objection(call), 72, 20, 8)
            from directory in Some.Few(Entries.Listing(call), 65, 25, 10)
            from revocations in Some.Few(Entries.Revocation(call), 75, 20, 5)
            select world with
            {
                Consents = [.. events, .. world.Consents, .. consents],
                Contracts = [.. world.Contracts, .. contracts],
                Requests = [.. requests, .. world.Requests],
                Blacklist = [.. world.Blacklist, .. blacklist],
                Directory = [.. world.Directory, .. directory],
                Revocations = [.. world.Revocations, .. revocations],
            };
    }
}
