using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>A law sheet, read and checked: dated, typed values of one jurisdiction, each with its clause.</summary>
internal sealed class LawSheet
{
    private readonly Dictionary<string, LawReference> laws = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LawSeries<int>> series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LawSeries<string>> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParameterType> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    private LawSheet(LawSheetDocument document)
    {
        Name = document.Jurisdiction;
        Regions = document.Regions;
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(document.Zone) ?? throw Wrong($"the zone `{document.Zone}` does not exist");
        From = Zone.AtStartOfDay(Date(document.From, "from")).ToInstant();
        foreach ((string id, LawDocument law) in document.Laws)
            laws.Add(id, ReferenceOf(id, law));
        foreach ((string rule, Dictionary<string, ParameterDocument> parameters) in document.Rules)
        {
            foreach ((string name, ParameterDocument parameter) in parameters)
                AddSeries($"{rule}/{name}", name, parameter);
        }

        if (document.Laws.Keys.FirstOrDefault(id => !document.Rules.Values.SelectMany(rule => rule.Values).SelectMany(p => p.Values).Any(v => v.Law == id)) is { } unused)
            throw Wrong($"no value rests on the law `{unused}`");
    }

    public string Name { get; }

    public ImmutableArray<string> Regions { get; }

    public DateTimeZone Zone { get; }

    /// <summary>The first instant the sheet covers.</summary>
    public Instant From { get; }

    /// <summary>Every instant at which some value changes.</summary>
    public IEnumerable<Instant> Changes => series.Values.SelectMany(parameter => parameter.Changes).Concat(texts.Values.SelectMany(parameter => parameter.Changes));

    /// <summary>Reads and checks a law sheet.</summary>
    /// <exception cref="LawSheetException">It is no law sheet, or something in it is wrong.</exception>
    public static LawSheet Read(Stream json, string source)
    {
        try
        {
            LawSheetDocument document = JsonSerializer.Deserialize(json, LawSheetJson.Default.LawSheetDocument)
                ?? throw new LawSheetException($"the law sheet `{source}` is empty");
            return new LawSheet(document);
        }
        catch (JsonException e)
        {
            throw new LawSheetException($"the law sheet `{source}` is not well formed at `{e.Path}`, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    /// <summary>Reads a law sheet that this package carries.</summary>
    public static LawSheet Embedded(string name)
    {
        using Stream stream = typeof(LawSheet).Assembly.GetManifestResourceStream($"law/{name}.json")
            ?? throw new LawSheetException($"there is no law sheet `{name}`");
        return Read(stream, $"law/{name}.json");
    }

    /// <summary>The values in force at an instant.</summary>
    public LawSheetView At(Instant instant) => new(this, instant);

    /// <summary>Checks that every parameter was asked for by some rule: one that nobody reads is a rule somebody believes to be in force.</summary>
    public void EnsureAllUsed()
    {
        if (types.Keys.Where(key => !used.Contains(key)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unused)
            throw Wrong($"no rule reads the parameter `{unused}`");
    }

    internal LawParameter<T>? Find<T>(string key, ParameterType type, Instant at, Func<int, T> convert) => Find(series, key, type, at, convert);

    internal LawParameter<T>? FindText<T>(string key, ParameterType type, Instant at, Func<string, T> convert) => Find(texts, key, type, at, convert);

    internal LawSheetException Wrong(string problem) => new($"the law sheet of `{Name}` is wrong: {problem}");

    private LawReference ReferenceOf(string id, LawDocument law)
    {
        if (string.IsNullOrWhiteSpace(law.Citation))
            throw Wrong($"the law `{id}` has no citation");
        if (law.ReviewBy is null && law.Force != LegalForce.HousePolicy)
            throw Wrong($"the law `{id}` has no date of review");
        if (law.Url is not null && !Uri.TryCreate(law.Url, UriKind.Absolute, out _))
            throw Wrong($"the law `{id}` has a URL that is none");
        return new LawReference
        {
            Citation = law.Citation,
            Url = law.Url,
            Force = law.Force,
            Confidence = law.Confidence,
            ReviewBy = law.ReviewBy is null ? null : Date(law.ReviewBy, $"laws/{id}/reviewBy"),
        };
    }

    private LawParameter<T>? Find<TSheet, T>(Dictionary<string, LawSeries<TSheet>> all, string key, ParameterType type, Instant at, Func<TSheet, T> convert)
    {
        if (!types.TryGetValue(key, out ParameterType actual))
            throw Wrong($"the parameter `{key}` is missing");
        if (actual != type)
            throw Wrong($"the parameter `{key}` is of type `{actual}`, and the rule expects `{type}`");
        used.Add(key);
        LawSeries<TSheet> parameter = all[key];
        if (!parameter.TryAt(at, out LawValue<TSheet>? value) || value.Law.Standing == LawStanding.Off)
            return null;
        return new LawParameter<T>(parameter.Name, convert(value.Value), value.Law);
    }

    private void AddSeries(string key, string name, ParameterDocument parameter)
    {
        if (parameter.Type is ParameterType.WeeklyHours or ParameterType.Holidays)
            Add(texts, TextOf);
        else
            Add(series, NumberOf);
        types.Add(key, parameter.Type);

        void Add<T>(Dictionary<string, LawSeries<T>> all, Func<string, ParameterType, JsonElement?, T> read)
        {
            ImmutableArray<LawValue<T>> values = parameter.Values.Select((value, i) => ValueOf($"{key}/{i}", parameter.Type, value, read)).ToImmutableArray();
            try
            {
                all.Add(key, new LawSeries<T>(name, values, Zone));
            }
            catch (ArgumentException e)
            {
                throw Wrong($"`{key}`: {e.Message}");
            }
        }
    }

    private LawValue<T> ValueOf<T>(string where, ParameterType type, ValueDocument value, Func<string, ParameterType, JsonElement?, T> read)
    {
        if (!laws.TryGetValue(value.Law, out LawReference? law))
            throw Wrong($"`{where}` rests on the law `{value.Law}`, which the sheet does not define");
        if (value.InForce == false)
            return value.Value is null ? new(Date(value.From, where), default!, law, false) : throw Wrong($"`{where}` ends the series and yet has a value");
        return new(Date(value.From, where), read(where, type, value.Value), law);
    }

    private string TextOf(string where, ParameterType type, JsonElement? value)
    {
        string text = value is { ValueKind: JsonValueKind.String } given ? given.GetString()! : throw Wrong($"`{where}` must be a text");
        try
        {
            _ = type == ParameterType.Holidays ? (object)HolidayCalendar.Parse(text) : WeeklyHours.Parse(text);
            return text;
        }
        catch (FormatException e)
        {
            throw Wrong($"`{where}`: {e.Message}");
        }
    }

    private int NumberOf(string where, ParameterType type, JsonElement? value) => (type, value?.ValueKind) switch
    {
        (ParameterType.Flag, JsonValueKind.True) => 1,
        (ParameterType.Flag, _) => throw Wrong($"`{where}` is a flag: its value is `true`; to end it say `\"inForce\": false`"),
        (ParameterType.Prefix, JsonValueKind.String) when value!.Value.GetString() is ['+', >= '1' and <= '9', ..] digits && digits.Length <= 10
            && !digits.AsSpan(1).ContainsAnyExceptInRange('0', '9') => int.Parse(digits.AsSpan(1), CultureInfo.InvariantCulture),
        (ParameterType.Prefix, _) => throw Wrong($"`{where}` is a prefix: `\"+\"` and at most nine digits, country code first"),
        (ParameterType.Percent, JsonValueKind.Number) when value!.Value.TryGetInt32(out int percent) && percent > 100 => throw Wrong($"`{where}` is a percentage: at most 100"),
        (_, JsonValueKind.Number) when value!.Value.TryGetInt32(out int number) && number > 0 => number,
        _ => throw Wrong($"`{where}` must be a positive whole number"),
    };

    private LocalDate Date(string text, string where)
    {
        ParseResult<LocalDate> date = LocalDatePattern.Iso.Parse(text);
        return date.Success ? date.Value : throw Wrong($"`{where}` has the date `{text}`, which is not of the form 2026-04-01");
    }
}
