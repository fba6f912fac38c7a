using System.CommandLine;
using System.CommandLine.Parsing;

namespace TelemarketingCompliance.Cli;

/// <summary>The options that several commands share, and how their values are read.</summary>
internal static class CommandOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<string?> Region() => new("--region")
    {
        HelpName = "IT",
        Description = "The region that national spellings belong to. Without it only numbers that begin with + are read.",
        CustomParser = ReadRegion,
    };

    public static Option<string?> Controller(string description) => new("--controller") { HelpName = "ID", Description = description, CustomParser = ReadId };

    public static Option<string[]> Columns() => new("--column")
    {
        HelpName = "NAME|N",
        Description = "The column of the numbers, by title or position from 1; of several, the first that a file has. Default: the only column, or one titled `number`, `numero`, `phone`, `telefono`.",
        DefaultValueFactory = _ => [],
    };

    public static Option<Instant?> Instant(string name, string description) => new(name) { HelpName = "INSTANT", Description = description, CustomParser = ReadInstant };

    public static Option<string> File(string name, string value, string description, params string[] aliases) => new(name, aliases) { HelpName = value, Description = description, Required = true };

    public static Option<E164Number?> CallerId() => new("--caller-id")
    {
        HelpName = "NUMBER",
        Description = "The number presented, as +39... [default: the campaign's first]",
        CustomParser = ReadCallerId,
    };

    /// <summary>An identifier as the rest of the library takes it: no blanks around it, no control characters.</summary>
    public static string? ReadId(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;

        try
        {
            return new PartyId(text).Value;
        }
        catch (ArgumentException fault)
        {
            given.AddError($"`{given.Argument.Name}`: `{text}` is no identifier: {fault.Message.Split(" (Parameter")[0]}");
            return null;
        }
    }

    private static E164Number? ReadCallerId(ArgumentResult given)
    {
        if (E164Number.TryParse(given.Tokens[0].Value, null, out E164Number number, out NumberRefusal refusal))
            return number;
        given.AddError($"`--caller-id`: this is no number that can be read, {refusal.ToText(Language.English)}; write +39 and the rest");
        return null;
    }

    /// <summary>Whether there is such a region: a national spelling is refused for want of one only where there is none.</summary>
    public static bool IsRegion(string region) => E164Number.TryParse("12345678", region, out _, out NumberRefusal refusal) || refusal != NumberRefusal.NoRegion;

    private static string? ReadRegion(ArgumentResult given)
    {
        string region = given.Tokens[0].Value;

        if (!IsRegion(region))
            given.AddError($"`--region`: there is no region `{region}`; give two letters, such as IT or US");

        return region.ToUpperInvariant();
    }

    private static Instant? ReadInstant(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;
        Instant? instant = Instants.TryRead(text);

        if (instant is null)
            given.AddError($"`{given.Argument.Name}`: `{text}` is no instant; write 2026-11-20T09:00:00Z or 2026-11-20T10:00+01:00");

        return instant;
    }
}
