using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace TelemarketingCompliance.Cli;

/// <summary>A result as named values in order: one source of the table, of the plain text and of the JSON.</summary>
internal sealed class Report
{
    // Numbers begin with a plus, and people read this: only what JSON itself requires is escaped.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, object? Value)> values = [];

    // People need not read what was not said.
    private IEnumerable<(string Name, object? Value)> Told => values.Where(value => Text(value.Value).Length > 0);

    /// <summary>Adds a value: text, whole number, fraction, truth, instant, a list of texts or counts by name; null is said as such in JSON and left out elsewhere.</summary>
    public Report Add(string name, object? value)
    {
        values.Add((name, value));
        return this;
    }

    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Json))
        {
            writer.WriteStartObject();

            foreach ((string name, object? value) in values)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public string ToText()
    {
        (string Name, object? Value)[] told = [.. Told];
        int width = told.Max(value => Label(value.Name).Length);
        StringBuilder text = new();

        foreach ((string name, object? value) in told)
            text.Append(Label(name).PadRight(width)).Append("  ").Append(Text(value)).Append('\n');

        return text.ToString();
    }

    public Table ToTable()
    {
        Table table = new Table().RoundedBorder().HideHeaders().AddColumn("").AddColumn("");

        foreach ((string name, object? value) in Told)
            table.AddRow(Markup.Escape(Label(name)), Markup.Escape(Text(value)));

        return table;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long or int:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double fraction:
                writer.WriteNumberValue(Math.Round(fraction, 3));
                break;
            case IReadOnlyDictionary<string, long> counts:
                writer.WriteStartObject();
                foreach ((string item, long count) in counts)
                    writer.WriteNumber(item, count);
                writer.WriteEndObject();
                break;
            case IEnumerable<string> list:
                writer.WriteStartArray();
                foreach (string item in list)
                    writer.WriteStringValue(item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Text(value));
                break;
        }
    }

    private static string Text(object? value) => value switch
    {
        bool truth => truth ? "yes" : "no",
        long or int => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture),
        double fraction => fraction.ToString("N3", CultureInfo.InvariantCulture),
        Instant instant => Instants.Format(instant),
        string text => text,
        IReadOnlyDictionary<string, long> counts => string.Join(", ", counts.Select(count => $"{count.Key} {Text(count.Value)}")),
        IEnumerable<string> list => string.Join(", ", list),
        _ => value?.ToString() ?? "",
    };

    // bitsPerNumber: bits per number
    internal static string Label(string name)
    {
        StringBuilder label = new();

        foreach (char c in name)
            label.Append(char.IsAsciiLetterUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString());

        return label.ToString();
    }
}
