using System.Globalization;
using System.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>Tells what went wrong with a story, for people.</summary>
internal static class StoryReport
{
    internal static string Of(Story story, IEnumerable<StoryAnswer> answers)
    {
        var text = new StringBuilder();
        foreach (StoryAnswer answer in answers)
        {
            string[] faults = [.. answer.Faults()];
            if (faults.Length == 0)
                continue;
            text.AppendLine(CultureInfo.InvariantCulture, $"{story.Title}, step {answer.Step}:");
            foreach (string fault in faults)
                text.Append("  - ").AppendLine(fault);
            text.Append("  law: ").AppendLine(answer.Question.Clause).AppendLine().AppendLine(answer.Decision.ToText(Language.English)).AppendLine();
        }

        return text.ToString();
    }
}
