using System.Collections.Immutable;
using System.Globalization;
using DialerSimulation.People;
using DialerSimulation.Recount;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Office;

/// <summary>The controller's office: consults the register every ten days, has its number called back every twenty, and files the objections that arrive by e-mail.</summary>
internal sealed class BackOffice : IActor
{
    private const int ConsultEvery = 10;
    private const int CallBackEvery = 20;

    private static readonly LocalTime Morning = new(7, 0);
    private static readonly ImmutableArray<LocalTime> Hours = [Morning, new(10, 40), new(15, 20), new(22, 0)];

    private readonly Trade trade;
    private readonly Ledgers ledgers;
    private readonly ImmutableArray<ComplianceEngine> engines;
    private readonly Callee[] callees;
    private readonly Dice dice;
    private int wakes;
    private int objections;

    internal BackOffice(Trade trade, Ledgers ledgers, ImmutableArray<ComplianceEngine> engines, Callee[] callees, Dice dice)
    {
        (this.trade, this.ledgers, this.engines, this.callees, this.dice) = (trade, ledgers, engines, callees, dice);
        foreach (Callee callee in callees)
            File(callee);
    }

    public Instant NextWake => At(wakes);

    /// <summary>Everything it wrote down, for the recount.</summary>
    internal OfficePapers Papers { get; } = new();

    /// <summary>What was done before the first day.</summary>
    internal async Task PrepareAsync()
    {
        Consult(trade.Start - Duration.FromHours(8), callees.Where(callee => callee.Standing != Standing.NotConsulted), callee => callee.Standing == Standing.Enrolled);
        await ledgers.TestCallBackAsync(trade.Start - Duration.FromHours(10));
        Callee[] objected = [.. callees.Where(callee => callee.Standing == Standing.Objected)];
        for (int i = 0; i < objected.Length; i++)
            await ObjectAsync(objected[i], trade.Start - Duration.FromDays(20), "letter", engines[i % engines.Length]);
    }

    public async Task WakeAsync(Instant now)
    {
        int day = wakes / Hours.Length;
        bool morning = wakes % Hours.Length == 0;
        wakes++;
        // One number in thirty is forgotten when the list is sent again: its answer becomes too old.
        if (morning && day > 0 && day % ConsultEvery == 0)
            Consult(now, callees.Where(callee => callee.Standing != Standing.NotConsulted && !dice.Chance(0.03)), callee => callee.Standing is Standing.Enrolled or Standing.EnrolsLater);
        if (morning && day > 0 && day % CallBackEvery == 0)
            await ledgers.TestCallBackAsync(now);
        if (morning)
            return;
        for (int i = callees.Length / 20_000; i >= 0; i--)
            await ObjectAsync(callees[dice.Below(callees.Length)], now, "e-mail", engines[0]);
    }

    private Instant At(int wake) =>
        (trade.Start.InZone(SimulatedClock.Rome).Date.PlusDays(wake / Hours.Length) + Hours[wake % Hours.Length]).InZoneLeniently(SimulatedClock.Rome).ToInstant();

    private void Consult(Instant at, IEnumerable<Callee> asked, Func<Callee, bool> isListed)
    {
        Callee[] all = [.. asked];
        ledgers.Consult(at, all, isListed);
        Papers.Add(new Consultation(
            trade.Controller.Id.Value, at.ToDateTimeUtc(), all.Select(callee => callee.Number.Digits).ToHashSet(),
            all.Where(callee => !isListed(callee)).Select(callee => callee.Number.Digits).ToHashSet()));
    }

    private async Task ObjectAsync(Callee callee, Instant at, string channel, ComplianceEngine engine)
    {
        await engine.RecordOptOutAsync(new BlacklistEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"o{objections++}"),
            Number = callee.Number,
            Subject = callee.Subject,
            Scope = BlacklistScope.Controller,
            Controller = trade.Controller.Id,
            RecordedBy = trade.Controller.Id,
            At = RecordedTime.At(at),
            Actor = "office",
            Channel = channel,
        });
        Papers.Add(new Objection(trade.Controller.Id.Value, callee.Number.Digits, callee.Subject?.Value, at.ToDateTimeUtc()));
    }

    private void File(Callee callee)
    {
        ulong number = callee.Number.Digits;
        if (callee.Standing == Standing.Customer)
            Papers.Customers.Add(number);
        if (callee.Standing is not (Standing.NeverAsked or Standing.Customer))
            Papers.Callable.Add(number);
        if (callee.Standing == Standing.OffList)
            return;
        if (!Papers.Lists.TryGetValue(trade.List.Value, out HashSet<ulong>? numbers))
            Papers.Lists.Add(trade.List.Value, numbers = []);
        numbers.Add(number);
    }
}
