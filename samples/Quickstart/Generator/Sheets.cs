using System.Text;
using CsvHelper;
using TelemarketingCompliance.Cli;

namespace Quickstart;

/// <summary>All files being generated.</summary>
internal sealed class Sheets
{
    private static readonly CsvWriterOptions Own = new() { NewLine = "\n" };

    internal Sheet Customers { get; } = new(
        "customers.csv", "Codice cliente", "Cognome", "Nome", "Telefono", "Città", "Consenso marketing", "Data consenso", "Lista", "Origine", "Campagna", "Pratica");

    internal Sheet Supplier { get; } = new("supplier.csv", "record", "phone", "full_name", "city", "list", "campaign", "collected_on");

    internal Sheet Lists { get; } = new(
        "lists.csv", "list", "controller", "supplier", "acquired_on", "supply_contract", "supply_ends_on", "campaigns", "sample_checked_on");

    internal Sheet Consultations { get; } = new("consultations.csv", "reference", "controller", "processed_at", "asked", "clear", "answers");

    internal Sheet OctoberAsked { get; } = new("rpo-2026-10-20-asked.csv", "numero");

    internal Sheet OctoberClear { get; } = new("rpo-2026-10-20-clear.csv", "numero");

    internal Sheet NovemberAsked { get; } = new("rpo-2026-11-17-asked.csv", "numero");

    internal Sheet NovemberClear { get; } = new("rpo-2026-11-17-clear.csv", "numero");

    internal Sheet EnergyAnswers { get; } = new("rpo-2026-11-18-answers.csv", "numero", "esito", "dal");

    internal Sheet Consents { get; } = new(
        "consents.csv", "id", "phone", "customer", "state", "controller", "collected_by", "recipients", "purposes", "categories", "channels", "at",
        "expires_at", "text_version", "level", "evidence", "contract", "list");

    internal Sheet Contracts { get; } = new("contracts.csv", "contract", "phone", "customer", "controller", "started_on", "ended_on");

    internal Sheet Requests { get; } = new("requests.csv", "reference", "phone", "controller", "purposes", "made_at", "used_at");

    internal Sheet Blacklist { get; } = new(
        "blacklist.csv", "id", "phone", "scope", "recorded_by", "controller", "recorder_mandates", "no_calls_at_all", "at", "actor", "channel", "reason");

    internal Sheet Directory { get; } = new("directory.csv", "phone", "listed", "directory", "at");

    internal Sheet Revocations { get; } = new("revocations.csv", "id", "phone", "controller", "at", "until");

    internal Sheet CallerIds { get; } = new("caller-ids.csv", "id", "caller_id", "event", "party", "at", "campaigns", "ends");

    internal void Write(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        Customers.Write(folder, new CsvWriterOptions { Separator = ';' }, FieldText.Windows1252);
        Supplier.Write(folder, CsvWriterOptions.Default, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Sheet[] own =
        [
            Lists, Consultations, OctoberAsked, OctoberClear, NovemberAsked, NovemberClear, EnergyAnswers,
            Consents, Contracts, Requests, Blacklist, Directory, Revocations, CallerIds,
        ];
        foreach (Sheet sheet in own)
            sheet.Write(folder, Own, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
