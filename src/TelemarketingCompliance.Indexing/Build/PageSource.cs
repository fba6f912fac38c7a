using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>The keys of all pages, ascending and distinct.</summary>
internal sealed class PageSource(KeyPages pages) : KeySource
{
    private readonly ulong[] scratch = new ulong[KeyPages.BitmapWords];
    private readonly int[] order = pages.PagesInOrder();
    private int next;
    private int word;
    private ulong rest;
    private ulong first;
    private bool inPage;

    public override void Rewind()
    {
        next = 0;
        inPage = false;
    }

    public override int Read(Span<ulong> keys, Span<uint> payloads)
    {
        int count = 0;

        while (count < keys.Length)
        {
            if (!inPage && next == order.Length)
                break;

            if (!inPage && pages.CopyFew(order[next], keys[count..]) is > 0 and var few)
            {
                next++;
                count += few;
                continue;
            }

            // A page that does not fit is read again from the word where it stopped.
            ReadOnlySpan<ulong> bitmap = inPage ? pages.BitmapOf(order[next - 1], scratch, out first) : Open();
            count += Drain(bitmap, keys[count..]);
        }

        payloads[..Math.Min(count, payloads.Length)].Clear();
        return count;
    }

    private ReadOnlySpan<ulong> Open()
    {
        ReadOnlySpan<ulong> bitmap = pages.BitmapOf(order[next++], scratch, out first);
        inPage = true;
        word = 0;
        rest = bitmap[0];
        return bitmap;
    }

    private int Drain(ReadOnlySpan<ulong> bitmap, Span<ulong> keys)
    {
        int count = 0;

        while (true)
        {
            while (rest == 0)
            {
                if (++word == bitmap.Length)
                {
                    inPage = false;
                    return count;
                }

                rest = bitmap[word];
            }

            if (count == keys.Length)
                return count;

            keys[count++] = first + ((ulong)word << 6) + (uint)BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
        }
    }
}
