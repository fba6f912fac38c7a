namespace DialerSimulation.People;

/// <summary>How somebody lives, as far as a telephone notices.</summary>
internal enum Habit
{
    Worker,
    AtHome,
    Retired,
    Shop,
    HardlyEver,
}
