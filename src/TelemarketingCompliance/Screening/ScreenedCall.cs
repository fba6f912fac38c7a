namespace TelemarketingCompliance;

/// <summary>A call and its verdict: a view of a batch, which it keeps alive. <c>default</c> is no call.</summary>
public readonly struct ScreenedCall
{
    private readonly ScreenedBatch? batch;
    private readonly int row;

    internal ScreenedCall(ScreenedBatch batch, int row) => (this.batch, this.row) = (batch, row);

    /// <summary>The call.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public CallRequest Request => Batch.Requests[row];

    /// <summary>What came of it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public ScreenedVerdict Verdict => Batch.VerdictOf(row);

    /// <summary>The full decision, from the facts that were gathered for the screening.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public CallDecision Explain() => Batch.Explain(row);

    private ScreenedBatch Batch => batch ?? throw new InvalidOperationException("`default` is no screened call");
}
