using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>A consultation goes into the folder of its register, and counts from the next reading on.</summary>
internal static class RegisterFolders
{
    internal static async Task<RegisterReload> TakeAsync(
        string folder, RegisterSet register, RegisterConsultationHeader header, ImmutableArray<E164Number> asked, ImmutableArray<E164Number> cameBack,
        TextWriter log, CancellationToken cancellationToken)
    {
        RegisterConsultation consultation = RegisterConsultation.FromCleansedList(header, asked, cameBack);
        consultation.Save(Path.Combine(folder, "2026-11-20-a"));

        RegisterReload reload = await register.ReloadAsync(cancellationToken);
        foreach (RefusedRegisterFile refused in reload.Refused)
            log.WriteLine($"{refused.File}: {refused.Reason}");
        return reload;
    }
}
