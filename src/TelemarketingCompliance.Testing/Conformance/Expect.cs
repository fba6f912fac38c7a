namespace TelemarketingCompliance;

/// <summary>What the cases expect of a store.</summary>
internal static class Expect
{
    internal static void True(bool holds, string found)
    {
        if (!holds)
            throw new ConformanceException(found);
    }

    internal static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ConformanceException($"{what}: `{Shown(actual)}` instead of `{Shown(expected)}`");
    }

    internal static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        T[] wanted = [.. expected];
        T[] found = [.. actual];
        if (!wanted.SequenceEqual(found))
            throw new ConformanceException($"{what}: `{List(found)}` instead of `{List(wanted)}`");
    }

    internal static T NotNull<T>(T? value, string what)
        where T : class => value ?? throw new ConformanceException($"{what}: nothing");

    /// <summary>The step is refused with an exception of this kind, or one derived from it.</summary>
    internal static async Task ThrowsAsync<TException>(Func<ValueTask> step, string what)
        where TException : Exception
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }

        throw new ConformanceException($"{what}: accepted instead of refused with {typeof(TException).Name}");
    }

    private static string Shown<T>(T value) => value?.ToString() ?? "null";

    private static string List<T>(T[] values)
    {
        const int Most = 12;
        string shown = string.Join(", ", values.Take(Most).Select(Shown));
        return values.Length <= Most ? $"[{shown}]" : $"[{shown}, … {values.Length} in all]";
    }
}
