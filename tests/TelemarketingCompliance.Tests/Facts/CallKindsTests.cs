using System.Collections.Immutable;
using System.Reflection;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Facts;

/// <summary>Calls are of one kind where nothing but number, person and request id tells them apart.</summary>
public sealed class CallKindsTests
{
    private static readonly E164Number Other = E164Number.FromDigits(390612345679);

    private readonly TestWorld world = new();

    /// <summary>For each part of a request another value than that of the first request.</summary>
    private static readonly Dictionary<string, Func<CallRequest, CallRequest>> Changes = new()
    {
        [nameof(CallRequest.Campaign)] = call => call with { Campaign = call.Campaign with { Sector = new Sector("energy") } },
        [nameof(CallRequest.CalleeKind)] = call => call with { CalleeKind = CalleeKind.LegalPerson },
        [nameof(CallRequest.CallerId)] = call => call with { CallerId = TestWorld.Mobile },
        [nameof(CallRequest.ContactList)] = call => call with { ContactList = new ContactListId("bought") },
        [nameof(CallRequest.NumberSource)] = call => call with { NumberSource = NumberSource.Referral },
        [nameof(CallRequest.Place)] = call => call with { Place = new CalleePlace { Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"], Municipality = "H501" } },
        [nameof(CallRequest.Kind)] = call => call with { Kind = CallKind.Continued },
        [nameof(CallRequest.Mode)] = call => call with { Mode = DialingMode.Predictive },
        [nameof(CallRequest.OperatorReserved)] = call => call with { OperatorReserved = true },
        [nameof(CallRequest.OperatorCountry)] = call => call with { OperatorCountry = "AL" },
        [nameof(CallRequest.NetworkOrigin)] = call => call with { NetworkOrigin = new NetworkOrigin("AL") },
        [nameof(CallRequest.Evidence)] = call => call with { Evidence = new CallEvidence(EvidenceKind.CaseReference, "case") },
    };

    private static readonly Dictionary<string, Func<CallRequest, CallRequest>> Identities = new()
    {
        [nameof(CallRequest.Callee)] = call => call with { Callee = Other },
        [nameof(CallRequest.Subject)] = call => call with { Subject = new SubjectId("somebody") },
        [nameof(CallRequest.RequestId)] = call => call with { RequestId = "row-2" },
    };

    public static TheoryData<string> Parts { get; } = [.. Changes.Keys];

    [Fact]
    public void Every_part_of_a_request_is_either_compared_or_one_of_the_three() =>
        Assert.Equal(
            typeof(CallRequest).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(part => part.CanWrite).Select(part => part.Name).Order(StringComparer.Ordinal),
            Changes.Keys.Concat(Identities.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Calls_that_differ_in_any_other_part_of_the_request_are_of_two_kinds(string part)
    {
        ulong[] kinds = await KindsAsync(world.Request, Changes[part](world.Request));

        Assert.NotEqual(kinds[0], kinds[1]);
    }

    [Fact]
    public async Task Calls_that_differ_in_number_person_and_request_id_are_of_one_kind()
    {
        await world.RegisterNeverAsked().Stores.ContactLists.AddAsync(
            new ContactList { Id = TestWorld.OwnBase, Controller = TestWorld.Acme, AcquiredAt = TestWorld.Ago(900) }, [Other], TestContext.Current.CancellationToken);

        ulong[] kinds = await KindsAsync(world.Request, Identities.Values.Aggregate(world.Request, (call, change) => change(call)));

        Assert.NotEqual(CallKinds.Alone, kinds[0]);
        Assert.Equal(kinds[0], kinds[1]);
    }

    [Fact]
    public async Task A_call_of_which_another_fact_is_known_is_of_another_kind()
    {
        // The customer list holds the first number only.
        ulong[] kinds = await KindsAsync(world.RegisterNeverAsked().Request, world.Request with { Callee = Other });

        Assert.NotEqual(kinds[0], kinds[1]);
    }

    [Fact]
    public async Task A_call_with_an_entry_on_record_is_like_no_other()
    {
        world.Granted();

        Assert.All(await KindsAsync(world.Request, world.Request), kind => Assert.Equal(CallKinds.Alone, kind));
    }

    [Fact]
    public async Task A_call_of_which_something_is_not_known_is_of_another_kind_than_those_of_which_it_is()
    {
        world.And(builder => builder.AddSource(new TestSource("scores", TestFacts.Score)
        {
            Gathers = (gathering, _) =>
            {
                gathering.Set(TestFacts.Score, 0, 1);
                gathering.Set(TestFacts.Score, 1, 1);
                return Task.CompletedTask;
            },
        }));

        ulong[] kinds = await KindsAsync(world.Request, world.Request, world.Request, world.Request);

        Assert.Equal(kinds[0], kinds[1]);
        Assert.Equal(kinds[2], kinds[3]);
        Assert.NotEqual(kinds[0], kinds[2]);
        Assert.DoesNotContain(CallKinds.Alone, kinds);
    }

    [Fact]
    public async Task Calls_of_which_a_whole_source_failed_are_still_of_one_kind()
    {
        world.And(builder => builder.AddSource(new TestSource("scores", TestFacts.Score) { Gathers = (_, _) => throw new IOException() }));

        ulong[] kinds = await KindsAsync(world.Request, world.Request);

        Assert.Equal(kinds[0], kinds[1]);
        Assert.NotEqual(CallKinds.Alone, kinds[0]);
    }

    [Fact]
    public async Task A_fact_tells_fifteen_values_apart_and_leaves_the_others_alone()
    {
        world.And(builder => builder.AddSource(new TestSource("scores", TestFacts.Score)
        {
            Gathers = (gathering, _) =>
            {
                gathering.SetColumn(TestFacts.Score, [.. Enumerable.Range(0, 20), .. Enumerable.Range(0, 20)]);
                return Task.CompletedTask;
            },
        }));

        ulong[] kinds = await KindsAsync([.. Enumerable.Repeat(world.Request, 40)]);

        Assert.Equal(15, kinds[..15].Distinct().Count());
        Assert.Equal(kinds[..15], kinds[20..35]);
        Assert.All(kinds[15..20].Concat(kinds[35..]), kind => Assert.Equal(CallKinds.Alone, kind));
    }

    [Fact]
    public async Task Where_too_many_facts_vary_every_call_is_alone()
    {
        FactKey<int>[] keys = [.. Enumerable.Range(0, 16).Select(i => TestFacts.Named($"host.fact-{i:00}"))];
        world.And(builder => builder.AddSource(new TestSource("scores", [.. keys])
        {
            Gathers = (gathering, _) =>
            {
                foreach (FactKey<int> key in keys)
                    gathering.SetColumn(key, [1, 1]);
                return Task.CompletedTask;
            },
        }));

        Assert.All(await KindsAsync(world.Request, world.Request), kind => Assert.Equal(CallKinds.Alone, kind));
    }

    private async Task<ulong[]> KindsAsync(params ImmutableArray<CallRequest> calls)
    {
        ComplianceEngine engine = await world.EngineAsync();
        return CallKinds.Of(await engine.GatherAsync(calls, TestWorld.Now)).ToArray();
    }
}
