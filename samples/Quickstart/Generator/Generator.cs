namespace Quickstart;

/// <summary>Generates the files that come with the program. People, numbers and companies are made up; the mistakes in the files are not.</summary>
internal static class Generator
{
    internal static void Write(ulong seed, string folder)
    {
        var dice = new Dice(seed);
        var numbers = new NumberMaker(dice);
        var sheets = new Sheets();
        AddCallerIds(sheets);
        AddLists(sheets);

        new CustomerRoles(dice, () => Somebody(numbers.Mobile()), () => Somebody(numbers.Fixed()), Somebody).Play();
        new SupplierRoles(dice, () => Somebody(numbers.Mobile()), () => Somebody(numbers.Fixed())).Play();
        new Mess(dice, numbers, sheets).Make();
        Sort(sheets.OctoberAsked, sheets.OctoberClear, sheets.NovemberAsked, sheets.NovemberClear, sheets.EnergyAnswers, sheets.Directory);
        sheets.Write(folder);

        Person Somebody(string national) => new(dice, numbers, sheets, national);
    }

    // Each controller has a number of its own, as energy asks; the call centre declared all of them.
    private static void AddCallerIds(Sheets sheets)
    {
        foreach (string controller in (string[])["telecom-aurora", "energia-serena", "assicura-blu"])
        {
            Add("Declared", "centro-delta", "2026-05-20");
            Add("Authorised", controller, "2026-05-25");
            Add("CallBackAnswered", "centro-delta", "2026-11-16T10:30");
            if (controller == "energia-serena")
                Add("Assigned", controller, "2026-06-10");

            void Add(string what, string party, string at) =>
                sheets.CallerIds.Add(sheets.CallerIds.NextId("CLI"), CallerIdOf(controller), what, party, at, "", "");
        }
    }

    private static string CallerIdOf(string controller) => controller switch
    {
        "telecom-aurora" => "+390612340000",
        "energia-serena" => "+390612340001",
        _ => "+390612340002",
    };

    private static void AddLists(Sheets sheets)
    {
        sheets.Lists.Add("CLIENTI-AURORA", "telecom-aurora", "", "2026-11-16", "", "", "", "");
        sheets.Lists.Add("LEAD-OTT26", "telecom-aurora", "datalead", "2026-10-12", "DL-2026-7", "2027-03-31", "", "2026-10-19");
        sheets.Lists.Add("ELENCO-2024", "telecom-aurora", "datalead", "2024-07-01", "DL-2024-2", "2026-06-30", "", "2024-07-10");
        sheets.Lists.Add("WEB-SETT26", "telecom-aurora", "datalead", "2026-09-21", "DL-2026-5", "2027-03-31", "", "");
        sheets.Lists.Add("FIERA-BO", "telecom-aurora", "datalead", "2026-10-01", "DL-2026-6", "2027-03-31", "AUR-OFFERTE", "2026-10-05");
        sheets.Lists.Add("LUCE-PROSPECT", "energia-serena", "datalead", "2026-10-12", "DL-2026-8", "2027-03-31", "", "2026-10-19");
        sheets.Lists.Add("CASA-26", "assicura-blu", "datalead", "2026-10-12", "DL-2026-9", "2027-03-31", "", "2026-10-19");

        sheets.Consultations.Add("RPO-AUR-1020", "telecom-aurora", "2026-10-20T18:00+02:00", "rpo-2026-10-20-asked.csv", "rpo-2026-10-20-clear.csv", "");
        sheets.Consultations.Add("RPO-AUR-1117", "telecom-aurora", "2026-11-17T18:00+01:00", "rpo-2026-11-17-asked.csv", "rpo-2026-11-17-clear.csv", "");
        sheets.Consultations.Add("RPO-ESE-1118", "energia-serena", "2026-11-18T10:00+01:00", "", "", "rpo-2026-11-18-answers.csv");
    }

    // A register answers in the order of the numbers, which tells nothing of the order in which people were made up.
    private static void Sort(params ReadOnlySpan<Sheet> sheets)
    {
        foreach (Sheet sheet in sheets)
            sheet.Rows.Sort((one, other) => string.CompareOrdinal(one[0], other[0]));
    }
}
