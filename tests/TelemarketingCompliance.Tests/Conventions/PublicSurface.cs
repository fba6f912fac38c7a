using System.Reflection;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>Finds what a caller sees in a set of public types that the house does not allow. Each method returns one line per fault.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> MutableCollections =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(IList<>), typeof(IDictionary<,>), typeof(ISet<>),
    ];

    public static IEnumerable<string> OpenClasses(IEnumerable<Type> types) =>
        from type in types
        where type.IsClass && !type.IsSealed && !type.IsAbstract
        select $"{type}: neither sealed nor static nor abstract";

    public static IEnumerable<string> ForeignNamespaces(IEnumerable<Type> types) =>
        from type in types
        where type.Namespace != "TelemarketingCompliance"
            && !(type.Namespace == "Microsoft.Extensions.DependencyInjection" && type is { IsAbstract: true, IsSealed: true })
        select $"{type}: public in the namespace `{type.Namespace}`";

    public static IEnumerable<string> Setters(IEnumerable<Type> types) =>
        from type in types
        from property in type.GetProperties(Declared)
        where property.SetMethod is { } setter && IsVisible(setter)
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type}.{property.Name}: has a setter that is not init-only";

    public static IEnumerable<string> Fields(IEnumerable<Type> types) =>
        from type in types
        where !type.IsEnum
        from field in type.GetFields(Declared)
        where IsVisible(field) && !field.IsLiteral && !(field.IsStatic && field.IsInitOnly)
        select $"{type}.{field.Name}: a public field that is neither const nor static readonly";

    /// <summary>Arrays, <c>List&lt;T&gt;</c> and their kin; a <c>params</c> array is a way to call, not a value to keep.</summary>
    public static IEnumerable<string> MutableCollectionsInSignatures(IEnumerable<Type> types) =>
        from use in Uses(types)
        where !use.IsParamsArray
        from part in Parts(use.Type)
        where part.IsArray || (part.IsGenericType && MutableCollections.Contains(part.GetGenericTypeDefinition()))
        select $"{use.Where}: `{part}` can be changed by whoever holds it";

    public static IEnumerable<string> TypesOfNamespaceInSignatures(IEnumerable<Type> types, string forbidden) =>
        from use in Uses(types)
        from part in Parts(use.Type)
        where part.Namespace == forbidden || part.Namespace?.StartsWith(forbidden + ".", StringComparison.Ordinal) == true
        select $"{use.Where}: `{part}` comes from `{forbidden}`";

    /// <summary>Every type that a visible member, base type, interface or generic constraint names.</summary>
    private static IEnumerable<Use> Uses(IEnumerable<Type> types)
    {
        foreach (Type type in types)
        {
            if (type.BaseType is { } parent)
                yield return new Use($"{type}: base type", parent);

            foreach (Type contract in type.GetInterfaces())
                yield return new Use($"{type}: interface", contract);

            foreach (Type constraint in type.GetGenericArguments().SelectMany(Constraints))
                yield return new Use($"{type}: constraint", constraint);

            foreach (FieldInfo field in type.GetFields(Declared).Where(IsVisible))
                yield return new Use($"{type}.{field.Name}", field.FieldType);

            foreach (MethodBase method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).Where(IsVisible))
            {
                if (method is MethodInfo { IsVirtual: true } ours && ours.GetBaseDefinition().DeclaringType?.Assembly != type.Assembly)
                    continue; // A signature that another assembly dictates is not ours to choose.

                foreach (ParameterInfo parameter in method.GetParameters())
                {
                    bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false);
                    yield return new Use($"{type}.{method.Name}({parameter.Name})", parameter.ParameterType, isParams);
                }

                if (method is MethodInfo { ReturnType: var result })
                    yield return new Use($"{type}.{method.Name}", result);

                foreach (Type constraint in method.IsGenericMethod ? method.GetGenericArguments().SelectMany(Constraints) : [])
                    yield return new Use($"{type}.{method.Name}: constraint", constraint);
            }
        }
    }

    private static IEnumerable<Type> Constraints(Type argument) => argument.IsGenericParameter ? argument.GetGenericParameterConstraints() : [];

    /// <summary>The type itself and everything inside it: element types and generic arguments, to any depth.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        yield return type;

        foreach (Type part in type.GetElementType() is { } element ? Parts(element) : [])
            yield return part;

        foreach (Type part in type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(Parts))
            yield return part;
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private sealed record Use(string Where, Type Type, bool IsParamsArray = false);
}
