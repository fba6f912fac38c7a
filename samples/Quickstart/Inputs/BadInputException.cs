namespace Quickstart;

/// <summary>A file cannot be used: the run stops, and nothing is written. The message names the file, the line, the field and what to do.</summary>
internal class BadInputException : Exception
{
    internal BadInputException(string file, string problem)
        : base($"`{file}`: {problem}")
    {
    }

    internal BadInputException(string file, int line, string problem)
        : base($"`{file}`, line {line}: {problem}")
    {
    }

    internal BadInputException(string file, int line, string field, string problem)
        : base($"`{file}`, line {line}, field `{field}`: {problem}")
    {
    }
}
