using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>On which line of a JSON text each key stands, so that an error about a value can name it.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> again = new(StringComparer.Ordinal);

    /// <summary>The first value that is <c>null</c>, by its key; null where there is none.</summary>
    public string? FirstNull { get; private set; }

    /// <summary>The first item of a list that is <c>null</c>, by its key; null where there is none.</summary>
    public string? FirstNullItem { get; private set; }

    /// <summary>Reads the keys of a text; of one that is no JSON, those before the fault.</summary>
    public static JsonLines Of(ReadOnlySpan<byte> json)
    {
        var found = new JsonLines();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 32 });
        try
        {
            found.Read(ref reader, json);
        }
        catch (JsonException)
        {
            // Whoever reads the values says what is wrong.
        }

        return found;
    }

    /// <summary>The line of a key, as <c>campaigns[0].controller</c>; of a key that is not there, that of what should hold it; 1 for the text itself.</summary>
    public int Find(string key)
    {
        while (!lines.ContainsKey(key) && key.LastIndexOfAny(['.', '[']) is > 0 and int end)
            key = key[..end];
        return lines.GetValueOrDefault(key, 1);
    }

    /// <summary>Where a key stands for the second time.</summary>
    public int FindAgain(string key) => again.TryGetValue(key, out int line) ? line : Find(key);

    private void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var path = new Stack<(string Path, int Index)>();
        string? name = null;
        int line = 1;
        long counted = 0;
        while (reader.Read())
        {
            line += json[(int)counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                path.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                string holder = path.Peek().Path;
                name = holder.Length == 0 ? reader.GetString()! : $"{holder}.{reader.GetString()}";
                if (!lines.TryAdd(name, line))
                    again.TryAdd(name, line);
                continue;
            }

            string key = name ?? NextItem(path);
            lines.TryAdd(key, line);
            if (reader.TokenType == JsonTokenType.Null)
            {
                FirstNull ??= key;
                FirstNullItem ??= name is null ? key : null;
            }

            name = null;
            if (reader.TokenType is JsonTokenType.StartObject)
                path.Push((key, -1));
            else if (reader.TokenType is JsonTokenType.StartArray)
                path.Push((key, 0));
        }
    }

    private static string NextItem(Stack<(string Path, int Index)> path)
    {
        if (path.Count == 0)
            return "";
        (string list, int index) = path.Pop();
        path.Push((list, index + 1));
        return string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
    }
}
