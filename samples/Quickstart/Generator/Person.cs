using NodaTime.Text;

namespace Quickstart;

/// <summary>Somebody made up, and the rows of every file that are about them. Methods read as a story and return the person.</summary>
internal sealed class Person(Dice dice, NumberMaker numbers, Sheets sheets, string national)
{
    private readonly (string First, string Last, string City) name = Names.Any(dice);
    private readonly string code = $"C{100000 + sheets.Customers.Rows.Count * 7}";

    private string Phone => national[0] == '+' ? national : $"+39{national}";

    /// <summary>A row in the customer export.</summary>
    internal Person IsCustomer(string campaign, string flag = "", string flagDate = "", string origin = "cliente", string reference = "")
    {
        string list = origin == "cliente" ? "CLIENTI-AURORA" : "";
        sheets.Customers.Add(code, name.Last, name.First, Spelled, name.City, flag, flagDate, list, origin, campaign, reference);
        return this;
    }

    /// <summary>A row in the supplier's list.</summary>
    internal Person IsSupplied(string list, string campaign = "AUR-FIBRA")
    {
        LocalDate collected = dice.Day(new LocalDate(2026, 3, 1), new LocalDate(2026, 9, 1));
        sheets.Supplier.Add(sheets.Supplier.NextId("DL"), Spelled, $"{name.Last}, {name.First}", name.City, list, campaign, Iso(collected));
        return this;
    }

    /// <summary>An entry in the consent ledger; proven, unless said otherwise.</summary>
    internal Person Consents(
        string to, string at, string state = "Granted", string purposes = "Sale+CommercialCommunication", string categories = "", string channels = "OperatorCall",
        string level = "DoubleOptIn", string by = "", string passedTo = "", string contract = "", string list = "", string expires = "", bool knownCustomer = false)
    {
        string id = sheets.Consents.NextId("CNS");
        bool grant = state == "Granted";
        sheets.Consents.Add(
            id, Phone, knownCustomer ? code : "", state, to, by, passedTo, grant ? purposes : "", categories, grant ? channels : "", at,
            expires, grant ? "informativa-2026-01" : "", grant ? level : "", grant ? $"archivio/{id}" : "", contract, list);
        return this;
    }

    /// <summary>A contract with a consent given within it.</summary>
    internal Person HasContract(string with, string startedOn, string endedOn = "", bool withConsent = true)
    {
        string contract = sheets.Contracts.NextId("CTR");
        sheets.Contracts.Add(contract, Phone, code, with, startedOn, endedOn);
        return withConsent ? Consents(with, startedOn, level: "Signature", contract: contract, knownCustomer: true) : this;
    }

    /// <summary>Aurora asked the register on 17 November.</summary>
    internal Person IsClear() => Answered(sheets.NovemberAsked, sheets.NovemberClear);

    internal Person IsOpposed() => Answered(sheets.NovemberAsked, null);

    /// <summary>Aurora asked the register on 20 October.</summary>
    internal Person WasClear() => Answered(sheets.OctoberAsked, sheets.OctoberClear);

    /// <summary>Serena's register answer, which carries dates.</summary>
    internal Person IsAnsweredForEnergy(string listedSince = "")
    {
        sheets.EnergyAnswers.Add(Phone, listedSince.Length == 0 ? "non iscritto" : "iscritto", listedSince);
        return this;
    }

    internal Person IsInDirectory(string listed = "S")
    {
        LocalDate read = dice.Day(new LocalDate(2026, 9, 1), new LocalDate(2026, 11, 1));
        sheets.Directory.Add(Phone, listed, "elenco-unico", Iso(read));
        return this;
    }

    internal Person Objected(string scope = "Controller", string to = "telecom-aurora", string mandates = "", string noCallsAtAll = "")
    {
        LocalDate day = dice.Day(new LocalDate(2026, 1, 10), new LocalDate(2026, 11, 20));
        sheets.Blacklist.Add(
            sheets.Blacklist.NextId("OPP"), Phone, scope, "centro-delta", scope == "Controller" ? to : "", mandates, noCallsAtAll, Iso(day), $"op-{dice.Digits(3)}",
            dice.Pick("call", "e-mail", "letter"), dice.Pick("no-interest", "privacy", ""));
        return this;
    }

    internal Person LiftedOpposition(string until)
    {
        sheets.Revocations.Add(sheets.Revocations.NextId("REV"), Phone, "telecom-aurora", "2026-10-05", until);
        return this;
    }

    /// <summary>Asked to be called, and stands in the export for that reason.</summary>
    internal Person AskedToBeCalled(string madeAt, string usedAt = "", string purposes = "Sale")
    {
        string reference = sheets.Requests.NextId("RIC");
        sheets.Requests.Add(reference, Phone, "telecom-aurora", purposes, madeAt, usedAt);
        return IsCustomer("AUR-FIBRA", origin: "richiesta", reference: reference);
    }

    private string Spelled => national[0] is '+' or '8' ? national : numbers.Spelled(national);

    private Person Answered(Sheet asked, Sheet? clear)
    {
        asked.Add(Phone);
        clear?.Add(Phone);
        return this;
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
