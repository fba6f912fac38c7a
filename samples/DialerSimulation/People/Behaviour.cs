using DialerSimulation.Recount;
using NodaTime;

namespace DialerSimulation.People;

/// <summary>How people react to a call: by hour, by habit, by chance.</summary>
internal static class Behaviour
{
    private const int RingsFor = 25;

    private static readonly (Ending Ending, double Share, int Median)[] Conversations =
    [
        (Ending.Talked, 0.40, 150), (Ending.NotNow, 0.27, 25), (Ending.HungUp, 0.14, 3), (Ending.CallMeBack, 0.07, 45), (Ending.NeverAgain, 0.05, 30),
        (Ending.WrongPerson, 0.04, 20), (Ending.Sold, 0.02, 700), (Ending.Strange, 0.003, 5),
    ];

    /// <param name="callee">Who is called.</param>
    /// <param name="local">The clock on their wall.</param>
    /// <param name="dice">Chance.</param>
    internal static Reaction Of(Callee callee, LocalDateTime local, Dice dice)
    {
        double answers = Answers(callee.Habit, local);
        double share = dice.Share();
        if (share < answers)
            return Talk(dice);
        share -= answers;
        return share < 0.02 ? new Reaction(Ending.NeverRang, 0, 0)
            : share < 0.08 ? new Reaction(Ending.Busy, 0, 0)
            : share < 0.30 ? new Reaction(Ending.Machine, dice.Between(12, 22), dice.Between(3, 8))
            : new Reaction(Ending.NoAnswer, RingsFor, 0);
    }

    /// <summary>Somebody who agreed to be called back expects it.</summary>
    internal static Reaction Expecting(Callee callee, LocalDateTime local, Dice dice) => dice.Chance(0.7) ? Talk(dice) : Of(callee, local, dice);

    private static Reaction Talk(Dice dice)
    {
        double share = dice.Share();
        foreach ((Ending ending, double part, int median) in Conversations)
        {
            if ((share -= part) < 0)
                return new Reaction(ending, dice.Between(4, RingsFor - 2), dice.Seconds(median));
        }

        return new Reaction(Ending.Talked, dice.Between(4, RingsFor - 2), 120);
    }

    private static double Answers(Habit habit, LocalDateTime local)
    {
        bool weekend = local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        return habit switch
        {
            Habit.Worker => weekend ? 0.35 : local.Hour switch { < 12 => 0.10, 12 or 13 => 0.25, < 18 => 0.08, _ => 0.45 },
            Habit.AtHome => 0.40,
            Habit.Retired => local.Hour is 13 or 14 ? 0.20 : 0.55,
            Habit.Shop => weekend ? 0.15 : local.Hour is (>= 9 and < 13) or (>= 16 and < 19) ? 0.60 : 0.10,
            _ => 0.03,
        };
    }
}
