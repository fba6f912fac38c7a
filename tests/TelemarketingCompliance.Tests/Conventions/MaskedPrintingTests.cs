using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>No public <c>ToString</c> of a type that holds a number prints more than its country code and last two digits.</summary>
public sealed class MaskedPrintingTests
{
    private const string Digits = "390618273645";

    private static readonly Type? NumberType = Product.Core.GetType("TelemarketingCompliance.E164Number");

    [Fact]
    public void A_number_prints_its_country_code_and_its_last_two_digits()
    {
        Assert.SkipWhen(NumberType is null, "`E164Number` is not in this build");

        string printed = NewNumber(NumberType!).ToString()!;

        Assert.StartsWith("+39", printed, StringComparison.Ordinal);
        Assert.EndsWith("45", printed, StringComparison.Ordinal);
        Assert.False(Reveals(printed), $"a number prints as `{printed}`");
    }

    [Fact]
    public void Every_public_type_that_holds_a_number_masks_it_when_printed()
    {
        Assert.SkipWhen(NumberType is null, "`E164Number` is not in this build");

        IEnumerable<Type> holders = Product.PublicTypes.Where(type => !type.IsAbstract && !type.IsByRefLike && !type.ContainsGenericParameters && Holds(type, NumberType!));

        Assert.All(holders, type => Assert.False(Reveals(Print(type, NumberType!)), $"`{type}` prints more of a number than its mask"));
    }

    [Fact]
    public void A_record_that_prints_its_members_bare_is_a_fault()
    {
        Assert.True(Holds(typeof(BareHolder), typeof(BareNumber)));
        Assert.True(Holds(typeof(OuterHolder), typeof(BareNumber)));
        Assert.True(Reveals(Print(typeof(BareHolder), typeof(BareNumber))));
        Assert.True(Reveals(Print(typeof(OuterHolder), typeof(BareNumber))));
        Assert.False(Reveals("+39********45"));
    }

    /// <summary>Four digits in a row of the number, beyond the country code, are enough to say that it is shown.</summary>
    private static bool Reveals(string printed) =>
        Enumerable.Range(0, Digits.Length - 3).Any(start => printed.Contains(Digits.Substring(start, 4), StringComparison.Ordinal));

    private static bool Holds(Type type, Type number) => Holds(type, number, []);

    private static bool Holds(Type type, Type number, HashSet<Type> seen) =>
        type != number && seen.Add(type) && Fields(type).Any(field => Unwrapped(field.FieldType) is var held && (held == number || (IsOurs(held) && Holds(held, number, seen))));

    private static string Print(Type type, Type number)
    {
        object instance = NewHolder(type, number, depth: 4);

        try
        {
            return instance.ToString() ?? "";
        }
        catch (NullReferenceException fault)
        {
            throw new InvalidOperationException($"`{type}` cannot be printed before its members are set: print through members that may be null", fault);
        }
    }

    /// <summary>An instance whose every member that is or holds a number has one; no constructor runs, so that any type can be built.</summary>
    private static object NewHolder(Type type, Type number, int depth)
    {
        object instance = RuntimeHelpers.GetUninitializedObject(type);

        foreach (FieldInfo field in Fields(type))
        {
            Type held = Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType;

            if (held == number)
                field.SetValue(instance, NewNumber(number));
            else if (held == typeof(string))
                field.SetValue(instance, "text");
            else if (held.IsGenericType && held.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
                field.SetValue(instance, held.GetField(nameof(ImmutableArray<>.Empty))!.GetValue(null));
            else if (depth > 0 && IsOurs(held) && !held.IsArray && !held.IsAbstract && !held.IsEnum && !held.ContainsGenericParameters)
                field.SetValue(instance, NewHolder(held, number, depth - 1));
        }

        return instance;
    }

    /// <summary>A number is eight bytes: the digits after the plus.</summary>
    private static object NewNumber(Type number)
    {
        object boxed = RuntimeHelpers.GetUninitializedObject(number);
        FieldInfo field = Assert.Single(Fields(number));
        field.SetValue(boxed, Convert.ChangeType(ulong.Parse(Digits, CultureInfo.InvariantCulture), field.FieldType, CultureInfo.InvariantCulture));
        return boxed;
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    private static Type Unwrapped(Type type) =>
        type.GetElementType() is { } element ? Unwrapped(element)
        : type.IsGenericType && !IsOurs(type) && type.GetGenericArguments() is [var only] ? Unwrapped(only)
        : type;

    private static bool IsOurs(Type type) => Product.Assemblies.Contains(type.Assembly) || type.Assembly == typeof(MaskedPrintingTests).Assembly;

    private readonly record struct BareNumber(ulong Digits);

    private sealed record BareHolder(BareNumber Callee);

    private sealed record OuterHolder(BareHolder? Request);
}
