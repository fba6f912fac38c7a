using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>
/// Sorts the calls of a batch into kinds: calls of one kind have the same facts, no entries on record that name number or person, and the same request but for
/// number, person and request id. Rules that do not read these answer all calls of a kind alike.
/// </summary>
/// <remarks>Of most numbers of a list nothing is on record, so that a thousand calls are of a dozen kinds, and to sort them costs much less than to decide each.</remarks>
internal sealed class CallKinds
{
    /// <summary>The kind of a call that is decided by itself.</summary>
    internal const ulong Alone = ulong.MaxValue;

    // Each fact that varies takes a group of bits, in which its values are numbered. A fact with more values tells nothing about the next call.
    private const int BitsPerFact = 4;
    private const int MostValues = (1 << BitsPerFact) - 1;

    private readonly ulong[] kinds;
    private int shift;

    private CallKinds(int calls) => kinds = new ulong[calls];

    /// <summary>One number for each call: equal numbers, <see cref="Alone"/> aside, mean calls of one kind.</summary>
    internal static ReadOnlySpan<ulong> Of(FactBatch batch)
    {
        var kinds = new CallKinds(batch.Count);
        kinds.Sort(batch.Requests.AsSpan(), LikeRequests.Comparer);
        foreach (FactKey key in batch.Layout.Keys)
        {
            // Where a source failed, nothing is known of any call.
            if (batch.ColumnOf(key) is { } column)
                key.Sort(column, kinds);
        }

        return kinds.kinds;
    }

    /// <summary>Sets a call apart: it is like no other.</summary>
    internal void SetApart(int row) => kinds[row] = Alone;

    /// <summary>Tells calls apart whose values differ.</summary>
    internal void Sort<T>(ReadOnlySpan<T> values, IEqualityComparer<T> comparer)
    {
        if (shift > 64 - (2 * BitsPerFact))
        {
            Array.Fill(kinds, Alone);
            return;
        }

        var known = new T[MostValues];
        int count = 0;
        for (int row = 0; row < kinds.Length; row++)
        {
            if (kinds[row] == Alone)
                continue;
            int place = 0;
            while (place < count && !comparer.Equals(known[place], values[row]))
                place++;
            if (place == MostValues)
            {
                kinds[row] = Alone;
                continue;
            }

            if (place == count)
                known[count++] = values[row];
            kinds[row] |= (ulong)place << shift;
        }

        shift += BitsPerFact;
    }

    /// <summary>Requests that differ in nothing but number, person and request id.</summary>
    private sealed class LikeRequests : IEqualityComparer<CallRequest>
    {
        internal static readonly LikeRequests Comparer = new();

        public bool Equals(CallRequest? one, CallRequest? other) =>
            ReferenceEquals(one!.Campaign, other!.Campaign)
            && one.CallerId == other.CallerId
            && one.ContactList == other.ContactList
            && one.NumberSource == other.NumberSource
            && one.CalleeKind == other.CalleeKind
            && one.Kind == other.Kind
            && one.Mode == other.Mode
            && one.OperatorReserved == other.OperatorReserved
            && one.OperatorCountry == other.OperatorCountry
            && one.NetworkOrigin == other.NetworkOrigin
            && one.Evidence == other.Evidence
            && one.Place == other.Place;

        public int GetHashCode(CallRequest request) => throw new NotSupportedException();
    }
}
