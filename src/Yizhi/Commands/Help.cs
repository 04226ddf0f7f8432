using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary>What the parser says, in our own texts: the help of a command with lines that can be copied below it, and what is wrong with a line.</summary>
/// <remarks>The parser's own translations are found by culture names that a program without culture tables does not have.</remarks>
internal sealed partial class Help(HelpAction plain) : SynchronousCommandLineAction
{
    /// <summary>Puts the examples under the help of every command.</summary>
    public static void PutUnder(RootCommand root)
    {
        foreach (var option in root.Options)
            (option.Description, option.Action) = option.Action is HelpAction plain ? (Texts.Say("cli.help.show"), new Help(plain)) : (Texts.Say("cli.help.version"), option.Action);
    }

    /// <summary>The resource under which a command's examples stand.</summary>
    public static string KeyOf(Command command)
    {
        var way = new List<string> { "example" };
        for (var here = command; here is not null and not RootCommand; here = here.Parents.OfType<Command>().FirstOrDefault())
            way.Insert(0, here.Name);
        return "cli." + string.Join('.', way);
    }

    /// <summary>What is wrong with the line, one sentence a fault.</summary>
    public static IEnumerable<string> Faults(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0)
            return parsed.UnmatchedTokens.Select(t => Texts.Say("cli.parse.unknown", t));
        return parsed.Errors.Select(e => e.SymbolResult switch
        {
            ArgumentResult { Parent: OptionResult of } => Fault(of, e.Message),
            OptionResult option => Fault(option, e.Message),
            ArgumentResult { Tokens.Count: 0, Argument: var argument } => Texts.Say("cli.parse.argument", argument.Name, argument.Description ?? ""),
            _ => e.Message,
        }).Distinct();
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var words = new StringWriter();
        parseResult.InvocationConfiguration.Output = words;
        var code = plain.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(Translated(words.ToString()));
        // The root's examples stand in what it says of itself.
        if (parseResult.CommandResult.Command is var command and not RootCommand)
            output.WriteLine($"{Texts.Say("cli.example")}\n{Texts.Say(KeyOf(command))}\n");
        return code;
    }

    private static string Fault(OptionResult result, string said)
    {
        var option = result.Option;
        if (result.Tokens.Count == 0)
            return Texts.Say("cli.parse.value", option.Name, option.Description ?? "");
        if (result.Tokens.Count > option.Arity.MaximumNumberOfValues)
            return Texts.Say("cli.parse.once", option.Name);
        var choices = option.GetCompletions(CompletionContext.Empty).Select(c => c.Label).ToList();
        var wrong = result.Tokens.FirstOrDefault(t => choices.Count > 0 ? !choices.Contains(t.Value) : said.Contains($"'{t.Value}'", StringComparison.Ordinal)) ?? result.Tokens[^1];
        return Texts.Say("cli.parse.wrong", option.Name, wrong.Value, choices.Count > 0 ? Texts.Say("cli.parse.one_of", string.Join('、', choices)) : option.Description ?? "");
    }

    private static string Translated(string help) => Default().Replace(Placeholders().Replace(Headings().Replace(help, m => Texts.Say("cli.help." + m.Groups["word"].Value.ToLowerInvariant())),
        m => Texts.Say(m.Value == "[command]" ? "cli.help.command" : "cli.help.option")), m => Texts.Say("cli.help.default", m.Groups["value"].Value));

    [GeneratedRegex("^(?<word>Description|Usage|Arguments|Options|Commands):", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\[(command|options)\]")]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"\[default: (?<value>[^\]]*)\]")]
    private static partial Regex Default();
}
