#pragma warning disable CA1002, CA1034, CA1051, CA1819, CA1822, CA2211, CA1724, CA1716, CA1000, CA1815 // each type below breaks a convention on purpose

namespace TelemarketingCompliance.Tests.Conventions
{
    /// <summary>Small types that break one convention each: the proof that the checks see what they look for.</summary>
    public static class Violations
    {
        public class OpenClass;

        public sealed class Setter
        {
            public int Attempts { get; set; }
        }

        public sealed class PublicField
        {
            public readonly int Attempts = 3;
        }

        public sealed class ReturnsList
        {
            public IReadOnlyDictionary<string, List<int>> Attempts { get; } = new Dictionary<string, List<int>>();
        }

        public sealed class TakesArray
        {
            public void Record(byte[] answer) => ArgumentNullException.ThrowIfNull(answer);
        }

        public sealed class LeaksPhoneNumber
        {
            public IEnumerable<PhoneNumbers.PhoneNumber> Callees { get; } = [];
        }

        /// <summary>Keeps every convention; no check may name it.</summary>
        public sealed class Innocent
        {
            public const int Maximum = 3;
            public static readonly int Minimum = 1;

            public required string Name { get; init; }

            public int Attempts { get; private set; }

            public int Count(params string[] names) => Attempts += names.Length;

            public int Count(ReadOnlySpan<byte> answers) => Attempts += answers.Length;
        }
    }
}

namespace TelemarketingCompliance.Hidden
{
    public static class ForeignNamespace;
}
