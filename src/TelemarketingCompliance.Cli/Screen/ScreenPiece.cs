using System.Buffers;
using System.Collections.Immutable;
using System.Text.Unicode;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>So many rows of a list: their text as it stands in the file, and what their number fields hold.</summary>
internal sealed class ScreenPiece
{
    /// <summary>How many rows a piece has, all but the last.</summary>
    public const int Rows = 1024;

    private readonly int[] lineEnds = new int[Rows];
    private readonly int[] numberEnds = new int[Rows];
    private readonly long[] lineNumbers = new long[Rows];
    private readonly ulong[] callees = new ulong[Rows];
    private readonly string?[] refusals = new string?[Rows];
    private readonly ContactListId?[] lists = new ContactListId?[Rows];
    private byte[] lines = ArrayPool<byte>.Shared.Rent(1 << 17);
    private byte[] numbers = ArrayPool<byte>.Shared.Rent(1 << 14);

    public int Count { get; private set; }

    /// <summary>Bytes of the file read when the piece was full.</summary>
    public long Position { get; set; }

    public bool IsFull => Count == Rows;

    /// <param name="row">The row.</param>
    /// <param name="list">The contact list that it names; null where it names none.</param>
    /// <param name="fault">Why it cannot be screened, if that is known.</param>
    public void Add(RowReader row, ContactListId? list, string? fault)
    {
        ReadOnlySpan<byte> line = row.Line.TrimEnd("\r\n"u8);
        ReadOnlySpan<byte> number = row.Number;
        lineEnds[Count] = Append(ref lines, Count == 0 ? 0 : lineEnds[Count - 1], line);
        numberEnds[Count] = Append(ref numbers, Count == 0 ? 0 : numberEnds[Count - 1], number);
        lineNumbers[Count] = row.LineNumber;
        (lists[Count], refusals[Count]) = (list, fault);
        Count++;
    }

    /// <summary>Reads the numbers; a row whose number cannot be read has a refusal then.</summary>
    public void ReadNumbers(string? region)
    {
        for (int row = 0; row < Count; row++)
        {
            if (refusals[row] is not null)
                continue;
            ReadOnlySpan<byte> field = numbers.AsSpan(Start(numberEnds, row)..numberEnds[row]);
            bool isRead = Utf8.IsValid(field)
                ? E164Number.TryParse(field, region, out E164Number callee, out NumberRefusal refusal)
                : E164Number.TryParse(FieldText.Decode(field), region, out callee, out refusal);
            callees[row] = callee.Digits;
            refusals[row] = isRead ? null : refusal.ToText(Language.English);
        }
    }

    /// <summary>The calls to the numbers that were read, in order.</summary>
    public ImmutableArray<CallRequest> Calls(PolicyCampaign campaign, E164Number? callerId)
    {
        CallRequest? like = null;
        ContactListId? likeList = null;
        var calls = ImmutableArray.CreateBuilder<CallRequest>(Count);
        for (int row = 0; row < Count; row++)
        {
            if (callees[row] == 0)
                continue;
            E164Number callee = E164Number.FromDigits(callees[row]);
            like = like is not null && lists[row] == likeList ? like with { Callee = callee } : campaign.CallTo(callee, callerId, likeList = lists[row]);
            calls.Add(like);
        }

        return calls.DrainToImmutable();
    }

    /// <summary>The number of a row; 0 where it was refused.</summary>
    public ulong CalleeOf(int row) => callees[row];

    /// <summary>Why a row is not screened; null where it is.</summary>
    public string? RefusalOf(int row) => refusals[row];

    public long LineNumberOf(int row) => lineNumbers[row];

    public ReadOnlySpan<byte> LineOf(int row) => lines.AsSpan(Start(lineEnds, row)..lineEnds[row]);

    /// <summary>Gives the memory back; the piece must not be used any more.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(lines);
        ArrayPool<byte>.Shared.Return(numbers);
        (lines, numbers) = ([], []);
    }

    private static int Start(int[] ends, int row) => row == 0 ? 0 : ends[row - 1];

    private static int Append(ref byte[] buffer, int end, ReadOnlySpan<byte> text)
    {
        if (buffer.Length - end < text.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, end + text.Length));
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        text.CopyTo(buffer.AsSpan(end));
        return end + text.Length;
    }
}
