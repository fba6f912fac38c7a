namespace Quickstart;

/// <summary>Who stands in the supplier's list, and how many of each.</summary>
internal sealed class SupplierRoles(Dice dice, Func<Person> mobile, Func<Person> landline)
{
    private const string Aurora = "telecom-aurora";
    private const string Serena = "energia-serena";
    private const string Leads = "LEAD-OTT26";
    private const string Energy = "LUCE-PROSPECT";

    internal void Play()
    {
        PlayGoodList();
        PlayBadLists();
        PlayEnergy();
    }

    private void PlayGoodList()
    {
        Cast(110, () => landline().IsInDirectory().IsClear().IsSupplied(Leads)); // opt-out regime
        Cast(90, () => Lead(categories: "telecom+energy", passedTo: Aurora).IsClear()); // consent, passed on by name
        Cast(45, () => Lead(categories: "", passedTo: Aurora).IsClear()); // for anything and everything
        Cast(40, () => Lead(categories: "telecom", passedTo: "").IsClear()); // for the supplier only
        Cast(70, () => mobile().IsClear().IsSupplied(Leads));
        Cast(70, () => Any().IsOpposed().IsSupplied(Leads));
        Cast(12, () => landline().IsInDirectory("N").IsClear().IsSupplied(Leads)); // looked up, and not there
    }

    private void PlayBadLists()
    {
        Cast(50, () => landline().IsInDirectory().IsClear().IsSupplied("ELENCO-2024")); // supply contract over
        Cast(50, () => landline().IsInDirectory().IsClear().IsSupplied("WEB-SETT26")); // nobody checked a sample
        Cast(30, () => landline().IsInDirectory().IsClear().IsSupplied("FIERA-BO")); // bought for another campaign
        Cast(12, () => landline().IsInDirectory().IsClear().IsSupplied("LISTA-SCONOSCIUTA")); // in no list on record
        Cast(20, () => landline().IsInDirectory().IsSupplied("CASA-26", "ASB-CASA")); // Assicura Blu never asked the register
        Cast(4, () => Lead(categories: "", passedTo: Aurora, list: "ELENCO-2024", day: "2024-06-10").WasClear().IsOpposed().Objected()); // everything wrong
    }

    private void PlayEnergy()
    {
        Cast(50, () => mobile().Consents(Serena, Day(), categories: "energy").IsAnsweredForEnergy().IsSupplied(Energy, "ESE-LUCE"));
        Cast(50, () => landline().IsInDirectory().IsAnsweredForEnergy().IsSupplied(Energy, "ESE-LUCE")); // enough for others, not for energy
        Cast(10, () => mobile().Consents(Serena, "2026-09-20", categories: "energy").IsAnsweredForEnergy("2026-02-11").IsSupplied(Energy, "ESE-LUCE")); // newer than the enrolment
        Cast(6, () => mobile().Consents(Serena, "2026-07-07", categories: "energy").IsAnsweredForEnergy("2026-07-07").IsSupplied(Energy, "ESE-LUCE")); // the same day
        Cast(12, () => mobile().Consents(Serena, "2025-07-07", categories: "energy").IsAnsweredForEnergy("2026-03-04").IsSupplied(Energy, "ESE-LUCE")); // older
        Cast(20, () => mobile().Consents(Serena, Day(), categories: "energy").IsAnsweredForEnergy().IsSupplied(Energy, "ESE-GAS")); // asked before the campaign was created
    }

    private Person Lead(string categories, string passedTo, string list = Leads, string? day = null) =>
        mobile().Consents("datalead", day ?? Day(), categories: categories, by: "datalead", passedTo: passedTo, list: list).IsSupplied(list);

    private static void Cast(int count, Action role)
    {
        for (int i = 0; i < count; i++)
            role();
    }

    private Person Any() => dice.Chance(65) ? mobile() : landline();

    private string Day() => $"2026-{3 + dice.Below(6):00}-{1 + dice.Below(28):00}";
}
