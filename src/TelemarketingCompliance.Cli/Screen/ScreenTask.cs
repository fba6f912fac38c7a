using System.Security.Cryptography;
using System.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>Everything that the answers of a screening depend on, by name: only one with the same may be resumed.</summary>
internal static class ScreenTask
{
    public const string AtName = "at";

    public static async Task<SortedDictionary<string, string>> OfAsync(ScreenRequest request, PolicyEngine opened, Instant at, CancellationToken cancellationToken) => new(StringComparer.Ordinal)
    {
        [AtName] = Instants.Format(at),
        ["callerId"] = request.CallerId?.ToE164() ?? "",
        ["campaign"] = request.Campaign.Campaign.Id.Value,
        ["columns"] = string.Join('\n', request.Columns.Numbers),
        ["delimiter"] = request.Delimiter?.ToString() ?? "",
        ["encoding"] = request.Encoding?.WebName ?? "",
        ["input"] = await HashAsync(request.Input, cancellationToken).ConfigureAwait(false),
        ["policy"] = Convert.ToHexStringLower(SHA256.HashData(request.Policy.Bytes.AsSpan())),
        ["listColumn"] = request.Columns.List ?? "",
        ["region"] = request.Region ?? "",
        ["registers"] = Hash(string.Join('\n', opened.Registers.SelectMany(register => register.Consultations.Select(one => $"{register.Name} {one.Header} {one.Index.SnapshotId}")))),
        ["rules"] = EditionsOf(request.Policy, at),
        ["store"] = await opened.Stores.ReadPositionAsync(cancellationToken).ConfigureAwait(false),
        ["tmc"] = typeof(ScreenTask).Assembly.GetName().Version!.ToString(),
    };

    /// <summary>The versions of the books' editions at an instant.</summary>
    public static string EditionsOf(PolicyFile policy, Instant at) =>
        string.Join(" ", PolicyEngine.BooksOf(policy).Select(book => $"{book.Name}:{book.At(at)?.Version ?? "none"}"));

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
