using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>Rules and facts of a host, beside those of the book.</summary>
public static partial class HostRules
{
    /// <summary>A fact of the host that is always known.</summary>
    public static FactKey<string> Known { get; } = Key("host.known");

    /// <summary>A fact of the host whose source never answers.</summary>
    public static FactKey<string> Unknown { get; } = Key("host.unknown");

    /// <summary>Up to four rules that may do anything a rule can do.</summary>
    public static Gen<ImmutableArray<SyntheticRule>> Any { get; } = Named(Some.Few(Rule(Gen.Elements(Enum.GetValues<SyntheticConduct>())), 1, 3, 3, 2, 1));

    /// <summary>One to three rules that keep calls to their hours.</summary>
    public static Gen<ImmutableArray<SyntheticRule>> Windows { get; } =
        Named(Some.Few(Rule(Gen.Elements(SyntheticConduct.OpensAndCloses, SyntheticConduct.OpensDaily, SyntheticConduct.OpensDaily)), 0, 2, 2, 1));

    /// <summary>Supplies the one and never the other.</summary>
    public static void AddFacts(ComplianceEngineBuilder engine) => engine.AddSource(new HostSource());

    private static Gen<SyntheticRule> Rule(Gen<SyntheticConduct> conducts) =>
        from conduct in conducts
        from basis in Gen.Elements(CallBasis.Request, CallBasis.Contract, CallBasis.Consent, CallBasis.OptOutRegime, CallBasis.Service)
        from changes in Some.Maybe(50, Gen.OneOf(Instants.Any, Instants.End))
        from opens in Instants.Any
        from days in Gen.Elements(1, 2, 15, 30)
        from opensAt in Gen.Elements(0, 9, 11)
        from closesAt in Gen.Elements(10, 12, 20)
        from needs in Gen.Frequency((8, Gen.Constant(ImmutableArray<FactKey>.Empty)), (2, Gen.Constant<ImmutableArray<FactKey>>([Known])), (1, Gen.Constant<ImmutableArray<FactKey>>([Known, Unknown])))
        select new SyntheticRule
        {
            Conduct = conduct,
            Basis = basis,
            ChangesAt = changes,
            Opens = opens,
            Closes = opens + Duration.FromDays(days),
            OpensDailyAt = new LocalTime(opensAt, 0),
            ClosesDailyAt = new LocalTime(closesAt, opensAt == 11 && closesAt == 10 ? 59 : 30),
            NeededFacts = needs,
        };

    private static Gen<ImmutableArray<SyntheticRule>> Named(Gen<ImmutableArray<SyntheticRule>> rules) =>
        rules.Select(all => all.Select((rule, i) => rule.Called(i)).ToImmutableArray());

    private static FactKey<string> Key(string name) =>
        new(name, new ReasonCode($"{name}-unavailable", $"{name} is not known", $"{name} non è noto"), HostJson.Default.String, "AddSource(…)");

    private sealed class HostSource : FactSource
    {
        public override string Name => "host";

        public override ImmutableArray<FactKey> Provides { get; } = [Known, Unknown];

        public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
        {
            for (int row = 0; row < gathering.Requests.Length; row++)
            {
                gathering.Set(Known, row, "known");
                gathering.SetUnavailable(Unknown, row);
            }

            return ValueTask.CompletedTask;
        }
    }

    [JsonSerializable(typeof(string))]
    private sealed partial class HostJson : JsonSerializerContext;
}
