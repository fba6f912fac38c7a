namespace TelemarketingCompliance.EndToEnd.Tests.Approvals;

public sealed class ApprovedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("approved").FullName;

    private ApprovedFile Sample => new(folder, "sample");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_text_that_nobody_approved_is_received_and_told()
    {
        string? told = Sample.Compare("one\ntwo\n", accept: false);

        Assert.Contains("ACCEPT_APPROVED=1", told, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", File.ReadAllText(Sample.ReceivedPath));
        Assert.False(File.Exists(Sample.ApprovedPath));
    }

    [Fact]
    public void An_approved_text_is_silent_and_clears_what_was_received()
    {
        Sample.Compare("other", accept: false);
        Sample.Compare("one\n", accept: true);

        string? told = Sample.Compare("one\r\n", accept: false);

        Assert.Null(told);
        Assert.False(File.Exists(Sample.ReceivedPath));
    }

    [Fact]
    public void The_first_line_that_differs_is_told()
    {
        Sample.Compare("one\ntwo\n", accept: true);

        string? told = Sample.Compare("one\nthree\n", accept: false);

        Assert.Contains("line 2", told, StringComparison.Ordinal);
        Assert.Contains("approved: two", told, StringComparison.Ordinal);
        Assert.Contains("received: three", told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objection_cannot_be_accepted_away()
    {
        Sample.Compare("one\n", accept: true);

        string? told = Sample.Compare("two\n", accept: true, (_, _) => "not like this");

        Assert.Equal("not like this", told);
        Assert.Equal("one\n", Sample.Approved);
    }
}
