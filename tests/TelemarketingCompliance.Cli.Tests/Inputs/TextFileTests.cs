using System.IO.Compression;
using System.Text;

namespace TelemarketingCompliance.Cli.Tests.Inputs;

/// <summary>Lists as they arrive: each of these holds the same three generated numbers.</summary>
public sealed class TextFileTests : IDisposable
{
    private static readonly string[] Three = Workplace.Numbers(1, 3);
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("{0}\n{1}\n{2}\n")]
    [InlineData("{0}\n{1}\n{2}")]
    [InlineData("{0}\r\n{1}\r{2}\n\n \n")]
    [InlineData("numero\n{0}\n{1}\n{2}\n")]
    [InlineData("nome,numero\nAda,{0}\n\"Rossi, Bea\",{1}\nCarlo,{2}\n")]
    [InlineData("nome;numero\r\nAda;{0}\r\nBea;\"{1}\"\r\nCarlo;{2}\r\n")]
    [InlineData("nome\tTelefono\nAda\t{0}\nBea\t{1}\nCarlo\t{2}")]
    [InlineData("phone|nome\n{0}|Ada\n{1}|Bea\n{2}|Carlo\n")]
    [InlineData("sep=;\r\nnome;numero\r\nAda;{0}\r\nBea;{1}\r\nCarlo;{2}\r\n")]
    [InlineData("\"{0}\"\n\"{1}\"\n\"{2}\"\n")]
    [InlineData("numero\nBar \"Da Gino\"\n{0}\n{1}\n{2}\n")]
    public void A_list_is_read_whatever_its_shape(string shape)
    {
        string file = place.Bytes("list.txt", Encoding.UTF8.GetBytes(Fill(shape)));

        Assert.Equal(Three, Read(file));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void A_list_is_read_whatever_its_encoding(string name)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        string text = Fill("città;numero\nForlì;{0}\nCantù;{1}\nCefalù;{2}\n");

        Assert.Equal(Three, Read(place.Bytes("plain.csv", encoding.GetBytes(text))));
        Assert.Equal(Three, Read(place.Bytes("marked.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)])));
        Assert.Equal(Three, Read(place.Bytes("city.csv", encoding.GetBytes(text)), "--column", "nothing", "--column", "numero"));
    }

    [Fact]
    public void Titles_and_answers_may_have_accents_in_windows_1252()
    {
        Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        string file = place.Bytes("a.csv", windows.GetBytes($"numero;è iscritto\n{Three[0]};Sì\n{Three[1]};no\n"));

        RunResult built = place.Build("x.idx", "--answers", file, "--status-column", "È ISCRITTO", "--json");

        Assert.Contains("\"listed\":1,\"clear\":1,\"rejected\":0", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_list_is_unpacked()
    {
        Assert.Equal(Three, Read(place.Bytes("list.gz", Pack(Fill("{0}\n{1}\n{2}\n")))));
    }

    [Fact]
    public void A_packed_list_that_was_cut_off_is_refused()
    {
        byte[] packed = Pack(string.Concat(Workplace.Numbers(0, 5_000).Select(number => number + "\n")));

        RunResult built = place.Build("x.idx", "--asked", place.Bytes("list.gz", packed[..(packed.Length / 2)]), "--clear", place.File("clear.txt"));

        Assert.Equal(ExitCode.Refused, built.Code);
        Assert.False(File.Exists(place["x.idx"]));
    }

    [Fact]
    public void National_numbers_are_read_in_the_region_that_is_given_and_in_no_other()
    {
        string file = place.File("list.txt", Three.Select(number => number[3..]));

        Assert.Equal(Three, Read(file, "--region", "it"));
        Assert.Equal(ExitCode.Refused, place.Build("y.idx", "--asked", file, "--clear", place.File("clear.txt")).Code);
    }

    [Fact]
    public void A_column_is_picked_by_title_or_position_and_never_guessed()
    {
        string file = place.File("list.csv", ["a,b", .. Three.Select(number => $"x,{number}")]);
        string bare = place.File("bare.csv", Three.Select(number => $"x,{number}"));

        Assert.Equal(Three, Read(file, "--column", "B"));
        Assert.Equal(Three, Read(bare, "--column", "2"));
        Assert.Equal(ExitCode.Refused, place.Build("y.idx", "--asked", file, "--clear", file).Code);
        Assert.Equal(ExitCode.Refused, place.Build("y.idx", "--asked", bare, "--clear", bare).Code);
        RunResult missing = place.Build("y.idx", "--asked", file, "--clear", file, "--column", "c");
        Assert.Equal(ExitCode.Refused, missing.Code);
        Assert.Contains("`list.csv`, line 1", missing.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Three[0], place.Build("y.idx", "--asked", bare, "--clear", bare, "--column", "c").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_never_closes_swallows_no_other_line()
    {
        string file = place.File("list.csv", "name,number", $"\"Ada,{Three[0]}", $"Bea,{Three[1]}", $"Carlo,{Three[2]},x", $"Dora,{Workplace.Number(4)}");

        RunResult built = place.Build("x.idx", "--asked", file, "--clear", place.File("clear.txt"), "--json");

        Assert.Contains("\"listed\":2,\"clear\":0,\"rejected\":2", built.Output, StringComparison.Ordinal);
        Assert.Contains("list.csv,2,", place.Read("x.idx.rejects.csv"), StringComparison.Ordinal);
        Assert.Contains("list.csv,4,", place.Read("x.idx.rejects.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_any_length_is_one_rejected_line()
    {
        string file = place.File("list.txt", Three[0], new string('7', 200_000), Three[1], Three[2]);

        Assert.Equal(Three, Read(file));
        Assert.Contains("list.txt,2,", place.Read("x.idx.rejects.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x;{0}")]
    [InlineData("\"{0}")]
    public void A_line_of_any_length_is_one_rejected_line_of_a_table_too(string line)
    {
        string endless = line.Replace("{0}", new string('7', 3_000_000), StringComparison.Ordinal);
        string file = place.File("list.csv", "name;number", $"x;{Three[0]}", endless, $"x;{Three[1]}", $"x;{Three[2]}");

        Assert.Equal(Three, Read(file));
        string rejects = place.Read("x.idx.rejects.csv");
        Assert.Contains("list.csv,3,", rejects, StringComparison.Ordinal);
        Assert.Contains("longer than 1 MB", rejects, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_found_across_every_buffer_edge()
    {
        string[] numbers = Workplace.Numbers(0, 12_000);
        string file = place.Bytes("list.txt", Encoding.ASCII.GetBytes(string.Concat(numbers.Select((number, i) => number + (i % 3) switch { 0 => "\r\n", 1 => "\n", _ => "\r" }))));

        Assert.Equal(numbers.Length, Read(file).Length);
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        string binary = place.Bytes("binary", [1, 2, 0, 0, 0, 3]);

        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--asked", binary, "--clear", binary).Code);
        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--asked", place.Folder, "--clear", binary).Code);
        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--asked", place["missing"], "--clear", binary).Code);
    }

    private string[] Read(string file, params string[] more)
    {
        RunResult built = place.Build("x.idx", ["--asked", file, "--clear", place.File("clear.txt"), .. more]);
        Assert.True(built.Code == ExitCode.Ok, built.Error);
        return [.. RegisterIndex.Open(place["x.idx"]).Listed.Select(key => $"+{key}")];
    }

    private static string Fill(string shape) => string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, Three);

    private static byte[] Pack(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));

        return packed.ToArray();
    }
}
