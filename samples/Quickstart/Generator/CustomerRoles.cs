namespace Quickstart;

/// <summary>Who stands in the customer export, and how many of each. The comment says what the law makes of them.</summary>
internal sealed class CustomerRoles(Dice dice, Func<Person> mobile, Func<Person> landline, Func<string, Person> at)
{
    private const string Aurora = "telecom-aurora";

    internal void Play()
    {
        PlayConsentsAndContracts();
        PlayTheRegister();
        PlayObjections();
        PlayOtherPurposes();
        PlayRequestsAndReferrals();
    }

    private void PlayConsentsAndContracts()
    {
        Cast(150, () => Any().HasContract(Aurora, Day(2023)).IsCustomer("AUR-OFFERTE", Yes())); // contract, never asked in the register
        Cast(110, () => Any().Consents(Aurora, Day(2025)).IsClear().IsCustomer("AUR-FIBRA", Yes(), Italian())); // consent
        Cast(130, () => Any().IsClear().IsCustomer("AUR-FIBRA", Yes(), dice.Chance(60) ? Italian() : "")); // a yes in a column proves nothing
        Cast(15, () => Any().Consents(Aurora, Day(2026), level: "Log").IsClear().IsCustomer("AUR-FIBRA", Yes())); // nor does a log line
        Cast(85, () => landline().IsInDirectory().IsClear().IsCustomer("AUR-FIBRA", No(), Italian())); // said no, although in the directory
        Cast(95, () => landline().IsInDirectory().IsClear().IsCustomer("AUR-FIBRA")); // opt-out regime
        Cast(70, () => mobile().IsClear().IsCustomer("AUR-FIBRA")); // clear is not enough for a mobile
        Cast(45, () => landline().IsClear().IsCustomer("AUR-FIBRA")); // nobody looked into the directory
        Cast(20, () => Any().Consents(Aurora, Day(2025)).Consents(Aurora, "2026-11-02", state: "Withdrawn").IsClear().IsCustomer("AUR-FIBRA", Yes()));
        Cast(15, () => mobile().Consents(Aurora, "2024-05-06", expires: "2026-05-06").IsClear().IsCustomer("AUR-FIBRA"));
        Cast(8, () => mobile().Consents(Aurora, Day(2025)).Consents(Aurora, "2026-09-15", state: "Reassigned").IsClear().IsCustomer("AUR-FIBRA"));
    }

    private void PlayTheRegister()
    {
        Cast(90, () => Any().IsOpposed().IsCustomer("AUR-FIBRA"));
        Cast(45, () => Any().Consents(Aurora, Day(2025)).WasClear().IsOpposed().IsCustomer("AUR-FIBRA")); // enrolled after the consent
        Cast(20, () => mobile().IsOpposed().Consents(Aurora, "2026-11-20T11:15").IsCustomer("AUR-FIBRA")); // later than the answer, but renewals are unseen
        Cast(35, () => Any().Consents(Aurora, Day(2025)).WasClear().IsCustomer("AUR-FIBRA")); // asked in October only
        Cast(30, () => Any().Consents(Aurora, Day(2026)).IsCustomer("AUR-FIBRA")); // never asked
        Cast(20, () => Any().HasContract(Aurora, Day(2023), "2026-11-09").IsOpposed().IsCustomer("AUR-FIBRA")); // ended within 30 days
        Cast(15, () => Any().HasContract(Aurora, Day(2023), "2026-10-05").WasClear().IsOpposed().IsCustomer("AUR-FIBRA")); // ended before
        Cast(12, () => landline().IsInDirectory().IsOpposed().LiftedOpposition("2027-01-01").IsCustomer("AUR-FIBRA"));
        Cast(4, () => landline().IsInDirectory().IsOpposed().LiftedOpposition("2026-11-15").IsCustomer("AUR-FIBRA"));
    }

    private void PlayObjections()
    {
        Cast(35, () => landline().IsInDirectory().Objected().IsClear().IsCustomer("AUR-FIBRA"));
        Cast(10, () => landline().IsInDirectory().Objected("Recorder").IsClear().IsCustomer("AUR-FIBRA"));
        Cast(8, () => mobile().Consents(Aurora, "2025-03-03").Objected("Unknown", mandates: "telecom-aurora+energia-serena").IsClear().IsCustomer("AUR-FIBRA", Yes()));
        Cast(6, () => landline().IsInDirectory().Objected(to: "energia-serena").IsClear().IsCustomer("AUR-FIBRA")); // another controller's: no obstacle
    }

    private void PlayOtherPurposes()
    {
        Cast(60, () => Any().HasContract(Aurora, Day(2024), withConsent: false).IsCustomer("AUR-GUASTI", dice.Chance(40) ? No() : "", reference: Reference("TKT")));
        Cast(5, () => Any().HasContract(Aurora, Day(2024), withConsent: false).Objected(noCallsAtAll: "S").IsCustomer("AUR-GUASTI", reference: Reference("TKT")));
        Cast(15, () => Any().HasContract(Aurora, Day(2024), withConsent: false).IsCustomer("AUR-GUASTI")); // no case, no service call
        Cast(30, () => Any().IsCustomer("AUR-QUALITA", reference: "INCARICO-2026-3"));
        Cast(10, () => Any().IsCustomer("AUR-QUALITA"));
        Cast(15, () => mobile().Consents(Aurora, Day(2026), channels: "OperatorCall+AutomatedCall").IsClear().IsCustomer("AUR-VOCE", Yes()));
        Cast(20, () => landline().IsInDirectory().IsClear().IsCustomer("AUR-VOCE")); // a machine always needs a consent
        Cast(12, () => Any().IsCustomer("AUR-CREDITI"));
        Cast(3, () => at($"899{dice.Digits(6)}").IsClear().IsCustomer("AUR-FIBRA"));
        Cast(3, () => at($"800{dice.Digits(6)}").IsClear().IsCustomer("AUR-FIBRA"));
        Cast(6, () => at($"+4179{2 + dice.Below(8)}{dice.Digits(6)}").IsCustomer("AUR-FIBRA", Yes())); // Swiss: no rule book
    }

    private void PlayRequestsAndReferrals()
    {
        Cast(30, () => Any().AskedToBeCalled($"2026-11-2{2 + dice.Below(2)}T1{dice.Below(8)}:{10 + dice.Below(50)}"));
        Cast(10, () => Any().AskedToBeCalled("2026-11-12"));
        Cast(8, () => Any().AskedToBeCalled("2026-11-23T09:05", usedAt: "2026-11-23T12:40"));
        Cast(6, () => Any().AskedToBeCalled("2026-11-23T16:20", purposes: "Service"));
        Cast(4, () => Any().IsCustomer("AUR-FIBRA", origin: "richiesta", reference: Reference("RIC-9")));
        Cast(20, () => Any().IsClear().IsCustomer("AUR-FIBRA", origin: "referenziato"));
        Cast(8, () => Any().Consents(Aurora, Day(2026)).IsClear().IsCustomer("AUR-FIBRA", origin: "referenziato"));
        Cast(5, () => Any().IsClear().IsCustomer("AUR-FIBRA", origin: "manuale"));
    }

    private static void Cast(int count, Action role)
    {
        for (int i = 0; i < count; i++)
            role();
    }

    private Person Any() => dice.Chance(65) ? mobile() : landline();

    private string Yes() => dice.Pick("S", "S", "S", "SI", "Sì");

    private string No() => dice.Pick("N", "N", "NO", "no");

    private string Day(int year) => $"{year}-{1 + dice.Below(9):00}-{1 + dice.Below(28):00}";

    private string Italian() => $"{1 + dice.Below(28):00}/{1 + dice.Below(9):00}/{2024 + dice.Below(3)}";

    private string Reference(string prefix) => $"{prefix}{dice.Digits(5)}";
}
