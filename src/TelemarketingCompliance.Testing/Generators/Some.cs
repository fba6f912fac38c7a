using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance;

/// <summary>Small building blocks of the generators.</summary>
internal static class Some
{
    /// <summary>True so many times of a hundred.</summary>
    internal static Gen<bool> Percent(int percent) => Gen.Choose(1, 100).Select(dice => dice <= percent);

    /// <summary>A value so many times of a hundred, else null.</summary>
    internal static Gen<T?> Maybe<T>(int percent, Gen<T> values)
        where T : struct =>
        from some in Percent(percent)
        from value in values
        select some ? value : (T?)null;

    /// <summary>The first of <paramref name="values"/> most of the time: the one the others are compared with.</summary>
    internal static Gen<T> MostlyFirst<T>(ImmutableArray<T> values) =>
        Gen.Frequency((4, Gen.Constant(values[0])), (1, Gen.Elements(values.ToArray())));

    /// <summary>Any subset.</summary>
    internal static Gen<ImmutableArray<T>> Subset<T>(ImmutableArray<T> values) =>
        Gen.SubListOf(values.ToArray()).Select(list => list.ToImmutableArray());

    /// <summary>As many values as <paramref name="weights"/> say: the weight of none, of one, of two, …</summary>
    internal static Gen<ImmutableArray<T>> Few<T>(Gen<T> values, params int[] weights) =>
        from count in Gen.Frequency(weights.Select((weight, count) => (weight, Gen.Constant(count))))
        from some in Gen.ArrayOf(values, count)
        select some.ToImmutableArray();
}
