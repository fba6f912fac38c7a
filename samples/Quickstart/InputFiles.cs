namespace Quickstart;

/// <summary>The files of one run. What is null is unknown, and unknown blocks.</summary>
internal sealed record InputFiles
{
    internal string? Customers { get; init; }
    internal string? Supplier { get; init; }
    internal string? Parties { get; init; }
    internal string? Campaigns { get; init; }
    internal string? Lists { get; init; }
    internal string? Consultations { get; init; }
    internal string? Asked { get; init; }
    internal string? Cleared { get; init; }
    internal string? Answers { get; init; }
    internal string? Consents { get; init; }
    internal string? Contracts { get; init; }
    internal string? Requests { get; init; }
    internal string? Blacklist { get; init; }
    internal string? Directory { get; init; }
    internal string? Revocations { get; init; }
    internal string? CallerIds { get; init; }

    /// <summary>Whether somebody named a file.</summary>
    internal bool IsAnyNamed => this != new InputFiles();

    /// <summary>The generated files that come with the program.</summary>
    internal static string GeneratedFolder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>These files, and for those not named the ones that stand under their usual names in <paramref name="folder"/>.</summary>
    internal InputFiles CompletedFrom(string folder)
    {
        if (!System.IO.Directory.Exists(folder))
            throw new BadInputException(folder, "there is no such folder; check --data");

        // One consultation named by hand replaces the whole file of consultations.
        bool named = (Asked ?? Cleared ?? Answers) is not null;
        return this with
        {
            Customers = Customers ?? Usual("customers.csv"),
            Supplier = Supplier ?? Usual("supplier.csv"),
            Parties = Parties ?? Usual("parties.csv"),
            Campaigns = Campaigns ?? Usual("campaigns.csv"),
            Lists = Lists ?? Usual("lists.csv"),
            Consultations = Consultations ?? (named ? null : Usual("consultations.csv")),
            Consents = Consents ?? Usual("consents.csv"),
            Contracts = Contracts ?? Usual("contracts.csv"),
            Requests = Requests ?? Usual("requests.csv"),
            Blacklist = Blacklist ?? Usual("blacklist.csv"),
            Directory = Directory ?? Usual("directory.csv"),
            Revocations = Revocations ?? Usual("revocations.csv"),
            CallerIds = CallerIds ?? Usual("caller-ids.csv"),
        };

        string? Usual(string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;
    }
}
