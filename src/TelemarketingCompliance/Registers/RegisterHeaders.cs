using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What an index file says of itself, in the words of this library, and the other way round. An answer that cannot count is refused here.</summary>
internal static class RegisterHeaders
{
    private const int MaxDigits = 15;

    internal static RegisterMetadata ToMetadata(RegisterConsultationHeader header, ImmutableArray<string> coverage) => new()
    {
        Register = header.Register,
        Controller = header.Controller?.Value,
        ProcessedAt = ToTime(header.ProcessedAt, header, nameof(header.ProcessedAt)),
        ValidUntil = header.ValidUntil is { } end ? ToTime(end, header, nameof(header.ValidUntil)) : null,
        Reference = header.Reference,
        Jurisdiction = header.Jurisdiction,
        Coverage = [.. coverage.SelectMany((prefix, i) => RangesOf(prefix, i, header))],
    };

    /// <exception cref="InvalidDataException">The answer belongs to nobody, holds nothing, clears everybody it covers, or ends before it was processed.</exception>
    internal static RegisterConsultationHeader FromIndex(RegisterIndex index)
    {
        RegisterMetadata metadata = index.Metadata;
        string reference = metadata.Reference is { Length: > 0 } given ? given : index.SnapshotId;
        if (metadata.ValidUntil <= metadata.ProcessedAt)
            throw new InvalidDataException($"the answer `{reference}`, field `{nameof(metadata.ValidUntil)}`: it ends before it was processed");
        if (metadata.Coverage.IsEmpty && metadata.Controller is null)
            throw new InvalidDataException($"the answer `{reference}` names no controller: an answer belongs to the controller in whose name it was asked");
        if (metadata.Coverage.IsEmpty && index.ListedCount + index.ClearCount == 0)
            throw new InvalidDataException($"the answer `{reference}` holds no numbers");
        if (!metadata.Coverage.IsEmpty && index.ListedCount == 0)
            throw new InvalidDataException($"the register `{reference}` lists no number, which would clear everyone it covers: most likely the file is empty or was cut off");
        return new RegisterConsultationHeader
        {
            Register = metadata.Register,
            Controller = metadata.Controller is { } controller ? ControllerOf(controller, reference) : null,
            ProcessedAt = Instant.FromDateTimeOffset(metadata.ProcessedAt),
            ValidUntil = metadata.ValidUntil is { } end ? Instant.FromDateTimeOffset(end) : null,
            Reference = reference,
            Jurisdiction = metadata.Jurisdiction,
        };
    }

    private static PartyId ControllerOf(string text, string reference)
    {
        try
        {
            return new PartyId(text);
        }
        catch (ArgumentException refused)
        {
            throw new InvalidDataException($"the answer `{reference}`, field `{nameof(RegisterMetadata.Controller)}`: {refused.Message}", refused);
        }
    }

    private static DateTimeOffset ToTime(Instant instant, RegisterConsultationHeader header, string field)
    {
        try
        {
            return instant.ToDateTimeOffset();
        }
        catch (InvalidOperationException refused)
        {
            throw new InvalidDataException($"the answer `{header.Reference}`, field `{field}`: no instant before the year 1 can be kept", refused);
        }
    }

    // A prefix stands for numbers of every length.
    private static IEnumerable<NumberRange> RangesOf(string prefix, int place, RegisterConsultationHeader header) =>
        prefix is { Length: > 0 and <= MaxDigits } && prefix[0] != '0' && prefix.All(char.IsAsciiDigit)
            ? Enumerable.Range(prefix.Length, MaxDigits - prefix.Length + 1).Select(digits => NumberRange.OfPrefix(ulong.Parse(prefix, CultureInfo.InvariantCulture), digits))
            : throw new InvalidDataException($"the register `{header.Reference}` declares a coverage whose entry {place + 1} is not 1 to {MaxDigits} digits with the country code first");
}
