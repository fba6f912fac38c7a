using System.Globalization;
using TelemarketingCompliance;

namespace DialerSimulation.People;

/// <summary>Makes up a population. Numbers are put together by counting; nobody is meant.</summary>
internal static class Population
{
    // Leads that somebody paid for: the dialers come back to them as soon as they may.
    private const int HotEvery = 1000;

    private static readonly int[] Mobiles = [320, 328, 333, 338, 340, 347, 348, 349, 366, 380, 388, 392];
    private static readonly string[] Areas = ["3902", "3906", "39011", "39051", "39055", "39081"];

    private static readonly (Standing Standing, double Share)[] Standings =
    [
        (Standing.Consented, 0.50), (Standing.InDirectory, 0.15), (Standing.Customer, 0.13), (Standing.Enrolled, 0.07), (Standing.EnrolsLater, 0.03),
        (Standing.NeverAsked, 0.05), (Standing.NotConsulted, 0.02), (Standing.OffList, 0.02), (Standing.Objected, 0.03),
    ];

    private static readonly (Habit Habit, double Share)[] Habits =
        [(Habit.Worker, 0.45), (Habit.AtHome, 0.15), (Habit.Retired, 0.20), (Habit.Shop, 0.10), (Habit.HardlyEver, 0.10)];

    internal static Callee[] Create(int size, ulong seed)
    {
        Dice dice = Dice.For(seed, -1);
        var callees = new Callee[size];
        Callee? before = null;
        for (int i = 0; i < size; i++)
        {
            Standing standing = Draw(dice, Standings);
            // Every eighth person has two numbers; of every fifth nobody knows the name.
            bool second = before?.Subject is not null && dice.Chance(0.125);
            SubjectId? subject = second ? before!.Subject : dice.Chance(0.2) ? null : new SubjectId(string.Create(CultureInfo.InvariantCulture, $"p{i}"));
            callees[i] = new Callee(NumberOf(standing, i), subject, standing, second ? before!.Habit : Draw(dice, Habits), i % HotEvery == 0);
            before = second ? null : callees[i];
        }

        return callees;
    }

    private static E164Number NumberOf(Standing standing, int i)
    {
        if (standing != Standing.InDirectory)
            return E164Number.FromDigits(ulong.Parse($"39{Mobiles[i % Mobiles.Length]}{Scattered(i, 7)}", CultureInfo.InvariantCulture));
        string area = Areas[i % Areas.Length];
        int rest = area.Length == 4 ? 8 : 7;
        return E164Number.FromDigits(ulong.Parse($"{area}{2 + (i % 7)}{Scattered(i, rest - 1)}", CultureInfo.InvariantCulture));
    }

    // A prime to the powers of ten: no two numbers are the same.
    private static string Scattered(int i, int digits)
    {
        long modulus = (long)Math.Pow(10, digits);
        return (i * 7_654_321L % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    private static T Draw<T>(Dice dice, (T Value, double Share)[] shares)
    {
        double share = dice.Share();
        foreach ((T value, double part) in shares)
        {
            if ((share -= part) < 0)
                return value;
        }

        return shares[0].Value;
    }
}
