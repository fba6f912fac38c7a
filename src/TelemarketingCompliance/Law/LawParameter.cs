using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>A parameter of the law, resolved for one edition.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Name">The parameter's name, as in the law sheet.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Law">The clause it rests on.</param>
public sealed record LawParameter<T>(string Name, T Value, LawReference Law)
{
    /// <summary>The parameter in the form in which a rule reports it.</summary>
    public RuleParameter ToRuleParameter() => new(Name, Text(Value), Law);

    private static string Text(T value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        LocalDate date => LocalDatePattern.Iso.Format(date),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
