using System.Text.Json;
using System.Text.RegularExpressions;
using TelemarketingCompliance.Cli;
using TelemarketingCompliance.Cli.Policy;

namespace Quickstart;

/// <summary>A folder of its own with a copy of the files, and with the store and the registers that the commands of <c>tmc</c> make of them. It vanishes with the run.</summary>
internal sealed partial class Workplace : IDisposable
{
    private readonly TimeProvider clock;
    private readonly TextWriter warnings;

    private Workplace(string data, TimeProvider clock, TextWriter warnings)
    {
        (this.clock, this.warnings) = (clock, warnings);
        foreach (string file in Directory.EnumerateFiles(data))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("quickstart-").FullName;

    /// <summary>Brings everything in that a folder holds.</summary>
    internal static Workplace Of(string data, TimeProvider clock, TextWriter warnings) =>
        Directory.Exists(data) ? new Workplace(data, clock, warnings) : throw RefusalException.Input($"`{data}`: there is no such folder; check --data");

    internal string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The policy, whose store and registers must be in this folder: the run leaves nothing behind.</summary>
    internal PolicyFile ReadPolicy()
    {
        PolicyFile policy = PolicyFile.Read(PathOf("policy.json"));
        foreach (string path in policy.Registers.Select(register => register.Folder).Append(policy.Store))
        {
            if (!path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw RefusalException.Input($"`policy.json`: `{path}` is outside the folder of the policy; use `tmc` itself on a store and on registers that are to stay");
        }

        foreach ((_, string folder) in policy.Registers)
            Directory.CreateDirectory(folder);
        return policy;
    }

    /// <summary>Runs a command of <c>tmc</c>.</summary>
    /// <exception cref="RefusalException">It refused; the message is its own.</exception>
    internal async Task<Imported> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole { Output = output, Error = error, IsOutputTerminal = false, IsErrorTerminal = false, Clock = clock };
        ExitCode code = await TmcApp.RunAsync([.. arguments, "--json"], console, cancellationToken);
        if (code != ExitCode.Ok)
            throw new RefusalException(code, error.ToString().Split("\nsee `")[0].TrimEnd()["error: ".Length..]);
        foreach (string line in error.ToString().Split('\n').Where(line => line.StartsWith("warning: ", StringComparison.Ordinal)))
            await warnings.WriteLineAsync(RejectsName().Replace(line.TrimEnd(), $"`{NotImportedFile.Name}`"));

        bool isImport = arguments[0] == "import";
        string file = isImport ? arguments[2] : arguments[3];
        IReadOnlyList<Reject> rejects = TakeRejects(RejectsFile.PathOf(file));
        using JsonDocument counts = JsonDocument.Parse(output.ToString());
        long rows = isImport ? Count("rows") : Count("listed") + Count("clear") + Count("duplicates") + Count("rejected");
        return new Imported($"{arguments[0]} {arguments[1]} {Path.GetFileName(file)}", rows, rejects);

        long Count(string name) => counts.RootElement.GetProperty(name).GetInt64();
    }

    // The next command may write a file of the same name.
    private static List<Reject> TakeRejects(string path)
    {
        var rejects = new List<Reject>();
        if (!File.Exists(path))
            return rejects;
        using (var rows = new TextRows(path))
        {
            while (rows.Read())
                rejects.Add(new Reject(rows["source"], long.Parse(rows["line"], System.Globalization.CultureInfo.InvariantCulture), rows["text"], rows["reason"]));
        }

        File.Delete(path);
        return rejects;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    [GeneratedRegex("`[^`]*\\.rejects\\.csv`")]
    private static partial Regex RejectsName();
}
