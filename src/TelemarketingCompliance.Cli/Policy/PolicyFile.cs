using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>A policy that was read and whose names all mean something.</summary>
internal sealed record PolicyFile
{
    /// <summary>The file's name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The file as it is.</summary>
    public required ImmutableArray<byte> Bytes { get; init; }

    /// <summary>On which line of the file each key stands.</summary>
    public required JsonLines Lines { get; init; }

    /// <summary>The store's file.</summary>
    public required string Store { get; init; }

    /// <summary>The registers' names and folders.</summary>
    public required ImmutableArray<(string Name, string Folder)> Registers { get; init; }

    /// <summary>The house policies in Italy; null means that the Italian book is not used.</summary>
    public required ItalyOptions? Italy { get; init; }

    /// <summary>The house policies in the United States; null means that their book is not used.</summary>
    public required UnitedStatesOptions? UnitedStates { get; init; }

    public required ImmutableArray<CampaignParty> Parties { get; init; }

    public required ImmutableArray<PolicyCampaign> Campaigns { get; init; }

    public required ImmutableArray<Blackout> Blackouts { get; init; }

    /// <summary>Reads a policy.</summary>
    /// <exception cref="RefusalException">The file cannot be read, or something in it is wrong: each fault with line and key.</exception>
    public static PolicyFile Read(string path)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = InputFile.ReadAll(path);
        JsonLines lines = JsonLines.Of(bytes);
        PolicyDocument document = Parse(bytes, name, lines);
        var faults = new PolicyFaults(name, lines);
        if (lines.FirstNullItem is { } empty)
            faults.Add(empty, "`null` is no item of a list; leave it out");
        faults.ThrowIfAny();
        PolicyFile policy = new PolicyReader(document, Path.GetDirectoryName(Path.GetFullPath(path))!, faults).Read(name, bytes, lines);
        faults.ThrowIfAny();
        return policy;
    }

    /// <summary>The campaign a command names.</summary>
    /// <exception cref="RefusalException">There is no such campaign.</exception>
    public PolicyCampaign CampaignOf(string id) =>
        Campaigns.FirstOrDefault(campaign => campaign.Campaign.Id.Value == id)
        ?? throw RefusalException.Usage($"`{Name}` has no campaign `{id}`; it has {string.Join(", ", Campaigns.Select(campaign => $"`{campaign.Campaign.Id}`"))}");

    /// <summary>What is wrong with a value, with line and key.</summary>
    public RefusalException Refuse(string key, string problem, Exception? cause = null) =>
        RefusalException.Input(string.Create(CultureInfo.InvariantCulture, $"`{Name}`, line {Lines.Find(key)}, `{key}`: {problem}"), cause);

    private static PolicyDocument Parse(byte[] bytes, string name, JsonLines lines)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, PolicyJson.Default.PolicyDocument)
                ?? throw RefusalException.Input($"`{name}`, line 1: `null` is no policy");
        }
        catch (JsonException fault)
        {
            throw RefusalException.Input(PolicyWords.Of(fault, name, lines, "`tmc policy schema` tells what there is"), fault);
        }
    }
}
