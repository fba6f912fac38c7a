using System.Collections.Immutable;
using System.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>A list of calls, and a file of numbers, decided before a campaign starts.</summary>
internal static class ScreeningLists
{
    internal static async Task<int> QueueAsync(
        ComplianceEngine engine, IAsyncEnumerable<CallRequest> calls, Instant at, Action<CallRequest, Instant?> queue, CancellationToken cancellationToken)
    {
        int dropped = 0;
        await foreach (ScreenedCall call in engine.ScreenAsync(calls, at, cancellationToken: cancellationToken))
        {
            if (call.Verdict.IsPermitted || call.Verdict.RetryAt is not null)
                queue(call.Request, call.Verdict.RetryAt);
            else
                dropped++;
        }

        return dropped;
    }

    internal static async Task WriteAsync(
        ComplianceEngine engine, CallRequest template, IAsyncEnumerable<string[]> pieces, Instant at, Stream output, IProgress<ScreeningCounts> progress, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<byte[]> written = engine.ScreenAsync(
            pieces,
            read: lines => [.. lines.Select(line => template with { Callee = E164Number.Parse(line, "IT") })],
            write: (lines, batch) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, batch.Count).Select(row => Line(lines[row], batch[row].Verdict)))),
            at,
            new ScreeningOptions { Progress = progress },
            cancellationToken);
        await foreach (byte[] bytes in written)
            await output.WriteAsync(bytes, cancellationToken);
    }

    private static string Line(string number, ScreenedVerdict verdict) =>
        $"{number},{(verdict.IsPermitted ? "permitted" : verdict.RetryAt is null ? "blocked" : "deferred")},{string.Join(';', verdict.Reasons)}\n";
}
