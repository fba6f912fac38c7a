namespace TelemarketingCompliance.Cli;

/// <summary>How far a piece of work has come; written by the thread that works, read by the one that shows.</summary>
/// <param name="unit">What is counted.</param>
internal sealed class ProgressMeter(string unit = "numbers") : IProgress<IndexProgress>
{
    private volatile string step = "starting";
    private long done;
    private long total;
    private long numbers;

    /// <summary>What is counted.</summary>
    public string Unit => unit;

    public string Step => step;

    public double Fraction => Interlocked.Read(ref total) is > 0 and long all ? Math.Min(1, (double)Interlocked.Read(ref done) / all) : 0;

    /// <summary>Numbers handled in this step.</summary>
    public long Numbers => Interlocked.Read(ref numbers);

    public void Begin(string name, long expected)
    {
        Interlocked.Exchange(ref done, 0);
        Interlocked.Exchange(ref numbers, 0);
        Interlocked.Exchange(ref total, expected);
        step = name;
    }

    public void Advance(long position, long handled)
    {
        Interlocked.Exchange(ref done, position);
        Interlocked.Add(ref numbers, handled);
    }

    public void Report(IndexProgress value)
    {
        if (step != "writing")
            Begin("writing", value.Total);

        Interlocked.Exchange(ref total, value.Total);
        Interlocked.Exchange(ref done, value.Written);
        Interlocked.Exchange(ref numbers, value.Written);
    }
}
