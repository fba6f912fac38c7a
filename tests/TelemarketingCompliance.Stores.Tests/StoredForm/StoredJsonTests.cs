using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.StoredForm;

/// <summary>What a store writes it reads back: every kind of record, every field.</summary>
public sealed class StoredJsonTests
{
    private static readonly (string Name, Func<AnyRecord, object> Make, Func<object, object> RoundTrip)[] Kinds =
    [
        Kind(record => record.Consent("e-1")),
        Kind(record => record.Contract("e-1")),
        Kind(record => record.Request("e-1")),
        Kind(record => record.Objection("e-1")),
        Kind(record => record.Listing("e-1")),
        Kind(record => record.Revocation("e-1")),
        Kind(record => record.CallerId("e-1")),
        Kind(record => record.List(record.Of(AnyRecord.Lists))),
        Kind(record => record.Call()),
        Kind(record => record.Outcome(record.Moment())),
    ];

    [Property(MaxTest = 300)]
    public void Whatever_is_written_reads_back_equal_in_every_field(int seed)
    {
        var record = new AnyRecord(seed);
        foreach ((string name, Func<AnyRecord, object> make, Func<object, object> roundTrip) in Kinds)
        {
            object written = make(record);
            if (written is LedgerEntry entry)
                entry.Validate();

            Same.Assert(written, roundTrip(written), name);
        }
    }

    [Fact]
    public void The_records_of_these_tests_fill_every_field_in_several_ways()
    {
        foreach ((string name, Func<AnyRecord, object> make, _) in Kinds)
        {
            object[] samples = [.. Enumerable.Range(0, 400).Select(seed => make(new AnyRecord(seed)))];

            Assert.All(
                Same.Properties(samples[0].GetType()).Where(property => property.Name != nameof(LedgerEntry.Id) && !(name == nameof(CallerIdRecord) && property.Name == nameof(LedgerEntry.Subject))),
                property => Assert.True(samples.Select(sample => Text(property.GetValue(sample))).Distinct().Count() > 1, $"{name}.{property.Name} is always the same"));
        }

        static string Text(object? value) => value is System.Collections.IEnumerable list and not string ? string.Join('|', list.Cast<object?>()) : value?.ToString() ?? "null";
    }

    [Fact]
    public void The_form_is_plain_names_numbers_in_full_and_instants_that_sort()
    {
        var entry = new ConsentEntry
        {
            Id = "c-1",
            Number = E164Number.FromDigits(393331234567),
            State = ConsentState.Granted,
            Controller = new("acme"),
            Purposes = [CallPurpose.Sale],
            Channels = CallChannels.OperatorCall | CallChannels.Sms,
            At = RecordedTime.On(new LocalDate(2026, 5, 4), DateTimeZoneProviders.Tzdb["Europe/Rome"]),
            ExpiresAt = Instant.FromUtc(2027, 1, 1, 0, 0) + Duration.FromNanoseconds(1),
            TextVersion = "perché no",
            Evidence = "doi/88213",
            EvidenceSha256 = new string('b', 64),
        };

        Assert.Equal(
            """
            {"state":"Granted","controller":"acme","recipients":[],"purposes":["Sale"],"categories":[],"channels":"OperatorCall, Sms","at":"2026-05-03T22:00:00Z/2026-05-04T22:00:00Z","expiresAt":"2027-01-01T00:00:00.000000001Z","textVersion":"perché no","level":"None","evidence":"doi/88213","evidenceSha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","id":"c-1","number":"+393331234567"}
            """,
            Encoding.UTF8.GetString(StoredJson.Write(entry).Span));
    }

    [Theory]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","number":"+393331234567","later":1}""")]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","number":"+39333123456789012"}""")]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","at":"2026-13-01T00:00:00Z"}""")]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","at":"2026-02-29T00:00:00Z"}""")]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","at":"2026-02-20T25:00:00Z"}""")]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","at":"2026-02-2xT00:00:00Z"}""")]
    [InlineData("""{"state":"Denied","controller":"acme","id":"c-1","at":"2026-02-20T00:00:00Z/2026-02-20T00:00:00Z"}""")]
    [InlineData("""{"state":"Shouted","controller":"acme","id":"c-1"}""")]
    [InlineData("""{"state":"Denied","controller":"acme"}""")]
    [InlineData("""null""")]
    public void What_is_no_such_record_is_refused(string json) => Assert.Throws<JsonException>(() => StoredJson.Read<ConsentEntry>(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_has_no_stored_form_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StoredJson.Write(new NumberProfileHolder()));
        Assert.Throws<ArgumentException>(() => StoredJson.Read<Campaign>("{}"u8));
        Assert.Throws<ArgumentException>(() => StoredJson.Write<LedgerEntry>(new AnyRecord(1).Consent("c-1")));
    }

    private static (string, Func<AnyRecord, object>, Func<object, object>) Kind<T>(Func<AnyRecord, T> make)
        where T : class => (typeof(T).Name, make, static value => StoredJson.Read<T>(StoredJson.Write((T)value).Span));

    private sealed class NumberProfileHolder;
}
