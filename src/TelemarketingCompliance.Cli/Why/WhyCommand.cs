using System.CommandLine;
using System.CommandLine.Parsing;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Why;

/// <summary><c>tmc why</c>: one number, every rule, and what would lift each block.</summary>
internal sealed class WhyCommand
{
    private readonly Argument<string> number = new("NUMBER") { Description = "The number, as people write it; a national one belongs to the campaign's region." };
    private readonly Option<string> policy = CommandOptions.File("--policy", "FILE", "The policy file.");
    private readonly Option<string> campaign = new("--campaign") { HelpName = "ID", Description = "A campaign of the policy.", Required = true };
    private readonly Option<Instant?> at = CommandOptions.Instant("--at", "The instant asked about. [default: now]");
    private readonly Option<E164Number?> callerId = CommandOptions.CallerId();
    private readonly Option<string?> list = new("--list") { HelpName = "ID", Description = "The contact list that the number is from. [default: the campaign's first]" };
    private readonly Option<string?> subject = new("--subject") { HelpName = "ID", Description = "The person behind the number, as an id without a name." };
    private readonly Option<Language> language = new("--lang") { HelpName = "it|en", Description = "The language. [default: en]", CustomParser = ReadLanguage, DefaultValueFactory = _ => Language.English };
    private readonly Option<Voice> voice = new("--voice") { HelpName = "agent|auditor|citizen", Description = "To whom it is told: agent, in a few words; auditor, every rule with facts and law; citizen, a letter. [default: auditor]", CustomParser = ReadVoice, DefaultValueFactory = _ => Voice.Auditor };
    private readonly Option<bool> json = CommandOptions.Json();

    public static Command Create(CommandConsole console) => new WhyCommand().Describe(console);

    private Command Describe(CommandConsole console)
    {
        Command command = new("why", "Tells why a number may be called, or may not: every rule, the facts it used, the law, and what would lift each block, tried by deciding again. Nothing is written, nobody is charged.")
        {
            number, policy, campaign, at, callerId, list, subject, language, voice, json,
        };
        command.SetAction(async (given, token) =>
        {
            PolicyFile read = PolicyFile.Read(given.GetRequiredValue(policy));
            PolicyCampaign chosen = read.CampaignOf(given.GetRequiredValue(campaign));
            CallRequest call = CallOf(given, chosen);
            using PolicyEngine opened = PolicyEngine.Open(read, console.Clock);
            WhyAnswer answer = await WhyAnswer.AskAsync(opened.Engine, call, given.GetValue(at) ?? console.Now, token).ConfigureAwait(false);
            console.Output.Write(given.GetValue(json) ? answer.ToJson(given.GetValue(language)) + "\n" : answer.ToText(given.GetValue(language), given.GetValue(voice)));
        });
        return command;
    }

    private CallRequest CallOf(System.CommandLine.ParseResult given, PolicyCampaign chosen)
    {
        string text = given.GetRequiredValue(number);
        if (!E164Number.TryParse(text, chosen.Region, out E164Number callee, out NumberRefusal refusal))
            throw RefusalException.Usage($"`NUMBER`: {refusal.ToText(Language.English)}");
        CallRequest call = chosen.CallTo(callee, given.GetValue(callerId), Read("--list", given.GetValue(list), id => new ContactListId(id)));
        return given.GetValue(subject) is null ? call : call with { Subject = Read("--subject", given.GetValue(subject), id => new SubjectId(id)) };
    }

    private static T? Read<T>(string option, string? text, Func<string, T> create)
        where T : struct
    {
        try
        {
            return text is null ? null : create(text);
        }
        catch (ArgumentException refused)
        {
            throw RefusalException.Usage($"`{option}`: {refused.Message.Split(" (Parameter")[0]}");
        }
    }

    private static Language ReadLanguage(ArgumentResult given)
    {
        switch (given.Tokens[0].Value)
        {
            case "en":
                return Language.English;
            case "it":
                return Language.Italian;
            default:
                given.AddError($"`--lang`: `{given.Tokens[0].Value}` is neither it nor en");
                return default;
        }
    }

    private static Voice ReadVoice(ArgumentResult given)
    {
        switch (given.Tokens[0].Value)
        {
            case "agent":
                return Voice.Agent;
            case "auditor":
                return Voice.Auditor;
            case "citizen":
                return Voice.Citizen;
            default:
                given.AddError($"`--voice`: `{given.Tokens[0].Value}` is none of agent, auditor, citizen");
                return default;
        }
    }
}
