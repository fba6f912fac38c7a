using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A public register that is a dictionary from number and controller to answer; whatever it was not told, nobody asked. Add it with <c>AddSource</c>.</summary>
/// <param name="name">The register's name, as the rules know it: <c>it-rpo</c>.</param>
public sealed class FakeRegister(string name) : FactSource
{
    private readonly FactKey<RegisterAnswer> key = FactKeys.Register(name);
    private readonly Dictionary<(E164Number Number, PartyId? Controller), RegisterAnswer> answers = [];
    private readonly Lock gate = new();
    private bool isDown;

    /// <inheritdoc/>
    public override string Name => key.Name;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Provides => [key];

    /// <summary>It finds the number clear, when <paramref name="controller"/> asked at <paramref name="processedAt"/>.</summary>
    public FakeRegister Clears(E164Number number, PartyId controller, Instant processedAt) => Says(number, new RegisterAnswer
    {
        Kind = RegisterAnswerKind.Clear,
        Controller = controller,
        ProcessedAt = processedAt,
        LastClearAt = processedAt,
        Consultation = $"asked-{processedAt.ToUnixTimeSeconds()}",
    });

    /// <summary>It finds the number listed, when <paramref name="controller"/> asked at <paramref name="processedAt"/>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="controller">Who asked.</param>
    /// <param name="processedAt">When.</param>
    /// <param name="since">When the person entered; null means that the register does not say.</param>
    public FakeRegister Lists(E164Number number, PartyId controller, Instant processedAt, RecordedTime? since = null) => Says(number, new RegisterAnswer
    {
        Kind = RegisterAnswerKind.Listed,
        Controller = controller,
        ProcessedAt = processedAt,
        FirstListedAt = processedAt,
        ListedSince = since,
        Consultation = $"asked-{processedAt.ToUnixTimeSeconds()}",
    });

    /// <summary>It gives just this answer about the number, to the controller that the answer names; to everyone, where it names none.</summary>
    public FakeRegister Says(E164Number number, RegisterAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (gate)
            answers[(number, answer.Controller)] = answer;
        return this;
    }

    /// <summary>From now on it cannot be read.</summary>
    public FakeRegister GoesDown()
    {
        lock (gate)
            isDown = true;
        return this;
    }

    /// <inheritdoc/>
    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gathering);
        lock (gate)
        {
            if (isDown)
                throw new IOException("the register is down, on purpose");
            for (int row = 0; row < gathering.Requests.Length; row++)
                gathering.Set(key, row, AnswerTo(gathering.Requests[row]));
        }

        return ValueTask.CompletedTask;
    }

    private RegisterAnswer AnswerTo(CallRequest call) =>
        answers.TryGetValue((call.Callee, call.Campaign.Controller.Id), out RegisterAnswer? own) || answers.TryGetValue((call.Callee, null), out own) ? own
        : answers.Keys.Any(asked => asked.Number == call.Callee) ? RegisterAnswer.OtherController
        : RegisterAnswer.NotAsked;
}
