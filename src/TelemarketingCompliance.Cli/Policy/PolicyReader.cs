using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>Turns what a policy file says into the library's values; what is wrong is told with its key.</summary>
internal sealed class PolicyReader(PolicyDocument document, string folder, PolicyFaults faults)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;
    private static readonly AnnualDatePattern DayOfYear = AnnualDatePattern.Iso;

    public PolicyFile Read(string name, byte[] bytes, JsonLines lines)
    {
        ImmutableArray<CampaignParty> parties = All(document.Parties, "parties", PartyOf);
        CheckUnique(document.Parties, "parties", party => party.Id);
        CheckUnique(document.Campaigns, "campaigns", campaign => campaign.Id);
        CheckUnique(document.Registers, "registers", register => register.Name);
        CheckUnique(document.Blackouts, "blackouts", blackout => blackout.Name);
        if (document.Parties.IsEmpty)
            faults.Add("parties", "there is no party; name who calls");
        if (document.Campaigns.IsEmpty)
            faults.Add("campaigns", "there is no campaign; a call belongs to one");
        if (document.Jurisdictions is { Italy: null, UnitedStates: null })
            faults.Add("jurisdictions", "no rule book is named, so every call would be blocked; add `italy` or `unitedStates`");
        NeedRegister(document.Jurisdictions.Italy, "jurisdictions.italy", "it-rpo");
        NeedRegister(document.Jurisdictions.UnitedStates, "jurisdictions.unitedStates", "us-dnc");
        return new PolicyFile
        {
            Name = name,
            Bytes = [.. bytes],
            Lines = lines,
            Store = PathOf("store.sqlite", document.Store.Sqlite),
            Registers = All(document.Registers, "registers", (register, key) => (Id($"{key}.name", register.Name, text => new PartyId(text)).Value, PathOf($"{key}.folder", register.Folder))),
            Italy = document.Jurisdictions.Italy is { } italy ? ItalyOf(italy, "jurisdictions.italy") : null,
            UnitedStates = document.Jurisdictions.UnitedStates is { } states ? UnitedStatesOf(states, "jurisdictions.unitedStates") : null,
            Parties = parties,
            Campaigns = All(document.Campaigns, "campaigns", (campaign, key) => CampaignOf(campaign, key, parties)),
            Blackouts = All(document.Blackouts, "blackouts", BlackoutOf),
        };
    }

    private void NeedRegister(object? book, string key, string register)
    {
        if (book is not null && document.Registers.All(one => one.Name != register))
            faults.Add(key, $"the book asks the register `{register}`, which `registers` does not name; add it with the folder of its index files");
    }

    private CampaignParty PartyOf(PartyDocument party, string key) => new()
    {
        Id = Id($"{key}.id", party.Id, text => new PartyId(text)),
        RocNumber = party.Roc,
        RocConfirmedOn = party.RocConfirmedOn is { } day ? DayOf($"{key}.rocConfirmedOn", day) : null,
        AdheresToCodeOfConduct = party.AdheresToCodeOfConduct,
    };

    private PolicyCampaign CampaignOf(CampaignDocument campaign, string key, ImmutableArray<CampaignParty> parties)
    {
        CheckUnique(campaign.CallerIds, $"{key}.callerIds", callerId => callerId);
        CheckUnique(campaign.Lists, $"{key}.lists", list => list);
        CampaignParty controller = PartyNamed($"{key}.controller", campaign.Controller, parties);
        return new PolicyCampaign
        {
            Campaign = new Campaign
            {
                Id = Id($"{key}.id", campaign.Id, text => new CampaignId(text)),
                Controller = controller,
                Processor = campaign.Processor is { } processor ? PartyNamed($"{key}.processor", processor, parties) : controller,
                Purpose = campaign.Purpose,
                Sector = campaign.Sector is { } sector ? Id($"{key}.sector", sector, text => new Sector(text)) : default,
                Mode = campaign.Mode ?? DialingMode.Unknown,
                CreatedAt = InstantOf($"{key}.createdAt", campaign.CreatedAt),
                Script = campaign.Script,
                AnsweringMachineDetection = campaign.AnsweringMachineDetection is { } detection ? DetectionOf(detection, $"{key}.answeringMachineDetection") : null,
            },
            CallerIds = All(campaign.CallerIds, $"{key}.callerIds", CallerIdOf),
            Lists = All(campaign.Lists, $"{key}.lists", (list, at) => Id(at, list, text => new ContactListId(text))),
            OperatorCountry = CountryOf($"{key}.operatorCountry", campaign.OperatorCountry),
            NetworkOrigin = campaign.NetworkOrigin is { } origin
                ? faults.Read($"{key}.networkOrigin.country", () => new NetworkOrigin(origin.Country, origin.Roaming ?? false))
                : null,
            OperatorReserved = campaign.OperatorReserved ?? false,
            Region = CountryOf($"{key}.region", campaign.Region),
        };
    }

    private AnsweringMachineDetection DetectionOf(MachineDetectionDocument detection, string key)
    {
        if (detection.FalsePositiveRate is < 0 or > 1)
            faults.Add($"{key}.falsePositiveRate", "a share is 0 to 1");
        return new AnsweringMachineDetection
        {
            IsUsed = detection.Used,
            FalsePositiveRate = detection.FalsePositiveRate,
            MeasuredOn = detection.MeasuredOn is { } day ? DayOf($"{key}.measuredOn", day) : null,
            Reference = detection.Reference,
        };
    }

    private ItalyOptions ItalyOf(ItalyDocument italy, string key) => new()
    {
        AcceptConsentAfterFirstListed = italy.AcceptConsentAfterFirstListed ?? false,
        RequireRocConfirmation = italy.RequireRocConfirmation ?? false,
        CallingHours = new CallingHoursPolicy
        {
            OwnHours = italy.OwnHours is { } hours ? faults.Read($"{key}.ownHours", () => WeeklyHours.Parse(hours)) : null,
            LocalHolidays = All(italy.LocalHolidays, $"{key}.localHolidays", LocalHolidayOf),
        },
        FrequencyLimits = italy.FrequencyLimits.IsEmpty ? null : LimitsOf(italy.FrequencyLimits, $"{key}.frequencyLimits"),
        ServiceCallerIds = Known(All(italy.ServiceCallerIds, $"{key}.serviceCallerIds", ServiceCallerIdOf)),
        SilentCallConfidence = italy.SilentCallConfidence ?? AbandonmentConfidence.None,
    };

    private UnitedStatesOptions UnitedStatesOf(UnitedStatesDocument states, string key) => new()
    {
        AcceptDoubleOptInAsSigned = states.AcceptDoubleOptInAsSigned ?? false,
        CallingHours = new CallingHoursPolicy { OwnHours = states.OwnHours is { } hours ? faults.Read($"{key}.ownHours", () => WeeklyHours.Parse(hours)) : null },
        FrequencyLimits = states.FrequencyLimits.IsEmpty ? null : LimitsOf(states.FrequencyLimits, $"{key}.frequencyLimits"),
        AbandonmentConfidence = states.AbandonmentConfidence ?? AbandonmentConfidence.None,
    };

    private LocalHoliday LocalHolidayOf(LocalHolidayDocument holiday, string key)
    {
        ParseResult<AnnualDate> date = DayOfYear.Parse(holiday.Date);
        if (!date.Success)
            faults.Add($"{key}.date", $"`{holiday.Date}` is no day of the year; write 06-29");
        return new LocalHoliday(holiday.Municipality, date.Success ? date.Value : default);
    }

    private CallerIdPrefix? ServiceCallerIdOf(ServiceCallerIdDocument service, string key) =>
        faults.Read($"{key}.number", () => new CallerIdPrefix(service.Number, [.. service.Purposes]));

    private ImmutableArray<FrequencyLimit> LimitsOf(ImmutableArray<LimitDocument> limits, string key)
    {
        ImmutableArray<FrequencyLimit> read = Known(All(limits, key, LimitOf));
        CheckUnique(limits, key, limit => limit.Name);
        return read;
    }

    private FrequencyLimit? LimitOf(LimitDocument limit, string key)
    {
        FrequencyWindow? window = faults.Read<FrequencyWindow?>($"{key}.window", () => WindowOf(limit.Window));
        return window is null ? null : faults.Read(key, () =>
        {
            var read = new FrequencyLimit
            {
                Name = limit.Name,
                Max = limit.Max,
                Counts = limit.Counts.Aggregate(AttemptMeasures.None, (all, one) => all | one),
                Window = window.Value,
                Scope = limit.Scope ?? AttemptScope.Controller,
                SkippedOnceByRequest = limit.SkippedOnceByRequest ?? false,
            };
            read.Validate();
            return read;
        });
    }

    // One text form for both kinds of window: days are the callee's days, hours and minutes roll.
    private static FrequencyWindow WindowOf(string text)
    {
        ParseResult<Period> period = PeriodPattern.Roundtrip.Parse(text);
        if (period.Success && period.Value is { HasTimeComponent: false, Days: > 0, Weeks: 0, Months: 0, Years: 0 } days)
            return FrequencyWindow.CalendarDays(days.Days);
        if (period.Success && period.Value is { HasTimeComponent: true, HasDateComponent: false } time)
            return FrequencyWindow.Rolling(time.ToDuration());
        throw new FormatException($"`{text}` is no window; write PT4H for the last four hours, P1D for the callee's day");
    }

    private Blackout BlackoutOf(BlackoutDocument blackout, string key)
    {
        Instant from = InstantOf($"{key}.from", blackout.From);
        Instant to = InstantOf($"{key}.to", blackout.To);
        if (to <= from)
            faults.Add($"{key}.to", "the blackout ends before it starts");
        return new Blackout
        {
            Name = Id($"{key}.name", blackout.Name, text => new PartyId(text)).Value ?? "",
            From = from,
            To = to,
            Country = CountryOf($"{key}.country", blackout.Country),
            Municipality = blackout.Municipality,
        };
    }

    private E164Number CallerIdOf(string text, string key)
    {
        if (E164Number.TryParse(text, null, out E164Number number, out NumberRefusal refusal))
            return number;
        faults.Add(key, $"this is no number with its country code: {refusal.ToText(Language.English)}");
        return default;
    }

    private CampaignParty PartyNamed(string key, string id, ImmutableArray<CampaignParty> parties)
    {
        if (parties.FirstOrDefault(party => party.Id.Value == id) is { } found)
            return found;
        faults.Add(key, $"there is no party `{id}`; `parties` has {string.Join(", ", parties.Select(party => $"`{party.Id}`"))}");
        return new CampaignParty { Id = default };
    }

    private string? CountryOf(string key, string? country)
    {
        if (country is not (null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z']))
            faults.Add(key, $"`{country}` is no country; write two capital letters, as IT");
        return country;
    }

    private LocalDate? DayOf(string key, string text)
    {
        ParseResult<LocalDate> day = Day.Parse(text);
        if (!day.Success)
            faults.Add(key, $"`{text}` is no day; write 2026-04-15");
        return day.Success ? day.Value : null;
    }

    private Instant InstantOf(string key, string text)
    {
        if (Instants.TryRead(text) is { } instant)
            return instant;
        faults.Add(key, $"`{text}` is no instant; write 2026-11-16T09:00+01:00 or 2026-11-16T08:00:00Z");
        return default;
    }

    private string PathOf(string key, string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            faults.Add(key, "the path is empty");
        return string.IsNullOrWhiteSpace(path) ? "" : Path.GetFullPath(path, folder);
    }

    private T Id<T>(string key, string text, Func<string, T> create)
        where T : struct => faults.Read(key, () => create(text));

    private void CheckUnique<T>(ImmutableArray<T> all, string key, Func<T, string> name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < all.Length; i++)
        {
            if (!seen.Add(name(all[i])))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]"), $"`{name(all[i])}` is there twice");
        }
    }

    private static ImmutableArray<TResult> All<T, TResult>(ImmutableArray<T> items, string key, Func<T, string, TResult> read) =>
        [.. items.Select((item, i) => read(item, string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]")))];

    private static ImmutableArray<T> Known<T>(ImmutableArray<T?> items)
        where T : class => [.. items.OfType<T>()];
}
