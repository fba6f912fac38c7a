using System.Collections;
using System.Reflection;

namespace TelemarketingCompliance.Stores.Tests.Records;

/// <summary>Compares two values by all that they say: records by their properties, lists by their items.</summary>
internal static class Same
{
    public static void Assert(object? expected, object? actual, string where = "")
    {
        if (Difference(expected, actual, where) is { } difference)
            Xunit.Assert.Fail(difference);
    }

    /// <summary>The first difference; null when there is none.</summary>
    public static string? Difference(object? expected, object? actual, string where)
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType())
            return Equals(expected, actual) ? null : $"{where}: `{expected ?? "null"}` became `{actual ?? "null"}`";
        if (expected is not string and IEnumerable list)
            return OfLists([.. list.Cast<object?>()], [.. ((IEnumerable)actual).Cast<object?>()], where);
        if (Equals(expected, actual))
            return null;
        PropertyInfo[] properties = Properties(expected.GetType());
        if (properties.Length == 0 || expected.GetType().IsValueType)
            return $"{where}: `{expected}` became `{actual}`";
        return properties.Select(property => Difference(property.GetValue(expected), property.GetValue(actual), $"{where}.{property.Name}")).FirstOrDefault(difference => difference is not null);
    }

    /// <summary>The properties that a record is made of.</summary>
    public static PropertyInfo[] Properties(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null)];

    private static string? OfLists(object?[] expected, object?[] actual, string where) => expected.Length != actual.Length
        ? $"{where}: {expected.Length} items became {actual.Length}"
        : expected.Select((item, i) => Difference(item, actual[i], $"{where}[{i}]")).FirstOrDefault(difference => difference is not null);
}
