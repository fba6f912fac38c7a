using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>A folder of index files for one test, under the system's temporary folder; gone afterwards.</summary>
internal sealed class RegisterFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("register-files-");

    internal string Path => folder.FullName;

    internal string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Puts a consultation into the folder as dialers do: whole, by renaming.</summary>
    internal void Put(string file, RegisterConsultation consultation) => consultation.Save(PathOf(file));

    internal static RegisterConsultation Listed(double daysAgo, params E164Number[] numbers) => Answers(daysAgo, isListed: true, numbers);

    internal static RegisterConsultation Clear(double daysAgo, params E164Number[] numbers) => Answers(daysAgo, isListed: false, numbers);

    internal static RegisterConsultationHeader Header(double daysAgo) => new()
    {
        Register = "it-rpo",
        Controller = TestWorld.Acme,
        ProcessedAt = TestWorld.DaysAgo(daysAgo),
        Reference = FormattableString.Invariant($"answer-{daysAgo}"),
        Jurisdiction = "IT",
    };

    private static RegisterConsultation Answers(double daysAgo, bool isListed, E164Number[] numbers) =>
        RegisterConsultation.FromAnswers(Header(daysAgo), (numbers.Length == 0 ? [TestWorld.Callee] : numbers).Select(number => (number, isListed, (LocalDate?)null)));
}
