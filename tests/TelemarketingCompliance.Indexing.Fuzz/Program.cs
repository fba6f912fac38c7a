using SharpFuzz;
using TelemarketingCompliance.Indexing.Fuzz;

// `seeds FOLDER` writes what the fuzzer starts from; `replay FILE…` runs inputs that it kept; without arguments afl++ is on the other side.
switch (args)
{
    case ["seeds", string folder]:
        Seeds.Write(folder);
        return 0;
    case ["replay", .. string[] files]:
        using (Target target = new())
        {
            foreach (string file in files)
                Console.WriteLine($"{Path.GetFileName(file)}: {target.Run(File.ReadAllBytes(file))?.ToString() ?? "opened"}");
        }

        return 0;
    case []:
        using (Target target = new())
            Fuzzer.OutOfProcess.Run(target.Run);

        return 0;
    default:
        Console.Error.WriteLine("usage: [seeds FOLDER | replay FILE…]; see docs/fuzzing.md");
        return 2;
}
