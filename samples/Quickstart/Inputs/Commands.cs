using TelemarketingCompliance.Cli;

namespace Quickstart;

/// <summary>The commands of <c>tmc</c> that bring the files of a folder into its store and its registers, in the order in which a person would type them.</summary>
internal static class Commands
{
    /// <summary>The files of facts and how each comes in. The lists' provenance comes before their numbers.</summary>
    private static readonly (string File, string Kind, string Mapping, string[] Region)[] Facts =
    [
        ("consents.csv", "consents", "", []),
        ("contracts.csv", "contracts", "", []),
        ("requests.csv", "requests", "", []),
        ("blacklist.csv", "blacklist", "", []),
        ("directory.csv", "directory", "", []),
        ("caller-ids.csv", "callerids", "", []),
        ("revocations.csv", "revocations", "revocations.json", []),
        ("customers.csv", "consents", "crm-consents.json", []),
        ("lists.csv", "list", "", []),
        ("customers.csv", "list", "", ["--region", "IT"]),
        ("supplier.csv", "list", "", ["--region", "IT"]),
    ];

    private static readonly string[] Consent = ["consenso marketing", "consenso", "marketing", "consent"];

    /// <summary>An import for each file that is there.</summary>
    internal static IEnumerable<string[]> Imports(string folder)
    {
        CheckConsents(folder);
        return from fact in Facts
               where IsThere(fact.File) && (fact.Mapping.Length == 0 || IsThere(fact.Mapping)) && (fact.Kind != "list" || IsThere("lists.csv"))
               select (string[])
               [
                   "import", fact.Kind, Path.Combine(folder, fact.File), "--policy", Path.Combine(folder, "policy.json"), "--delta", "--zone", "Europe/Rome",
                   .. fact.Mapping.Length == 0 ? Array.Empty<string>() : ["--mapping", Path.Combine(folder, fact.Mapping), "--source", Path.GetFileNameWithoutExtension(fact.Mapping)],
                   .. fact.Region,
               ];

        bool IsThere(string file) => File.Exists(Path.Combine(folder, file));
    }

    // A no that nobody reads would be lost.
    private static void CheckConsents(string folder)
    {
        string customers = Path.Combine(folder, "customers.csv");
        if (!File.Exists(customers) || File.Exists(Path.Combine(folder, "crm-consents.json")))
            return;
        using var rows = new TextRows(customers);
        if (rows.TitleOf(Consent) is { } title)
            throw RefusalException.Input($"`customers.csv` has a column `{title}`, and nothing says what its values mean; add the mapping `crm-consents.json`");
    }

    /// <summary>An index file for each answer of the register that <c>consultations.csv</c> tells of.</summary>
    internal static IEnumerable<string[]> Consultations(string folder, string registers)
    {
        if (!File.Exists(Path.Combine(folder, "consultations.csv")))
            yield break;
        using var rows = new TextRows(Path.Combine(folder, "consultations.csv"));
        while (rows.Read())
        {
            string reference = rows["reference"];
            if (rows["answers"].Length == 0 && (rows["asked"].Length == 0 || rows["clear"].Length == 0))
                throw RefusalException.Input($"`consultations.csv`, line {rows.Line}: name the files, `asked` and `clear`, or `answers`");
            string[] answer = rows["answers"].Length > 0
                ? ["--answers", Path.Combine(folder, rows["answers"]), "--status-column", "esito", "--dates-column", "dal"]
                : ["--asked", Path.Combine(folder, rows["asked"]), "--clear", Path.Combine(folder, rows["clear"])];
            yield return
            [
                "index", "build", "--output", Path.Combine(registers, $"{reference}.tri"), "--register", "it-rpo", "--jurisdiction", "IT", "--controller", rows["controller"],
                "--as-of", rows["processed_at"], "--reference", reference, .. answer,
            ];
        }
    }
}
