using System.Numerics;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

internal sealed unsafe partial class ChunkedKeySet
{
    /// <summary>Decodes the chunks one after the other, in the order of the keys.</summary>
    private sealed class ChunkedKeySource : KeySource
    {
        private readonly ChunkedKeySet set;
        private readonly Columns columns;
        private readonly DirectoryRegion[] regions;
        private readonly byte[] bitmap;
        private readonly byte* bits;
        private int region;
        private int group;
        private int chunk;
        private uint word;
        private ulong rest;
        private ulong start;
        private long rank;
        private bool inChunk;

        public ChunkedKeySource(ChunkedKeySet set)
        {
            this.set = set;
            columns = Columns.Open(set.image, set.role, set.header);
            regions = set.RegionsInOrder();
            bitmap = GC.AllocateArray<byte>((int)((set.header.Width + 7) / 8) + 16, pinned: true);
            bits = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(bitmap, 0);
            Rewind();
        }

        public override bool HasPayload => !columns.IsEmpty;

        public override void Rewind()
        {
            region = 0;
            group = -1;
            chunk = Layout.ChunksPerGroup;
            rank = 0;
            inChunk = false;
        }

        public override int Read(Span<ulong> keys, Span<uint> payloads)
        {
            int count = 0;

            while (count < keys.Length)
            {
                if (!inChunk && !NextChunk())
                    break;

                count += Drain(keys[count..]);
            }

            for (int i = 0; i < Math.Min(count, payloads.Length); i++)
                payloads[i] = columns.At(rank + i);

            rank += count;
            GC.KeepAlive(set.image);
            return count;
        }

        private int Drain(Span<ulong> keys)
        {
            uint words = (set.header.Width + 63) / 64;
            int count = 0;

            while (true)
            {
                while (rest == 0)
                {
                    if (++word >= words)
                    {
                        inChunk = false;
                        return count;
                    }

                    rest = Bits.Load(bits + (word * 8));
                }

                if (count == keys.Length)
                    return count;

                keys[count++] = start + (word * 64) + (uint)BitOperations.TrailingZeroCount(rest);
                rest &= rest - 1;
            }
        }

        private bool NextChunk()
        {
            while (true)
            {
                while (++chunk < Layout.ChunksPerGroup)
                {
                    if (Open())
                        return true;
                }

                if (!NextGroup())
                    return false;

                chunk = -1;
            }
        }

        private bool NextGroup()
        {
            for (; region < regions.Length; region++, group = -1)
            {
                ulong left = group >= 63 ? 0 : regions[region].Present >> (group + 1);

                if (left != 0)
                {
                    group += 1 + BitOperations.TrailingZeroCount(left);
                    return true;
                }
            }

            return false;
        }

        private bool Open()
        {
            DirectoryRegion at = regions[region];
            long index = at.FirstGroup + (long)BitOperations.PopCount(at.Present & ((1UL << group) - 1));
            byte* line = set.groups + (index * Layout.GroupBytes);

            if (line[Layout.GroupSizesAt + chunk] == 0)
                return false;

            byte* bytes = set.ChunkOf(line, (uint)chunk, out uint size);
            start = ((((ulong)at.Tag * Layout.GroupsPerRegion) + (uint)group) * Layout.ChunksPerGroup + (uint)chunk) * set.header.Width;
            Array.Clear(bitmap);
            Chunk.Decode(bytes, size, set.header, bits);
            word = 0;
            rest = Bits.Load(bits);
            inChunk = true;
            return true;
        }
    }

    private DirectoryRegion[] RegionsInOrder()
    {
        List<DirectoryRegion> regions = [];

        for (long i = 0; i <= lineMask; i++)
        {
            byte* line = directory + (i * Layout.LineBytes);

            for (int slot = 0; slot < Layout.SlotsPerLine; slot++)
            {
                uint tag = ((uint*)line)[slot];

                if (tag != Layout.EmptyTag)
                    regions.Add(new DirectoryRegion(tag, ((uint*)(line + 16))[slot], ((ulong*)(line + 32))[slot]));
            }
        }

        return [.. regions.OrderBy(region => region.Tag)];
    }
}
