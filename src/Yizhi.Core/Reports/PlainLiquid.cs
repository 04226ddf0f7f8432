using System.Text.RegularExpressions;

namespace Yizhi.Core.Reports;

/// <summary>
/// Tells whether a template is written in the few plain forms that nearly all are: then it is sound without asking the template engine,
/// whose parser takes most of the time in which a catalogue is read. What is not plain, the engine judges.
/// </summary>
internal static partial class PlainLiquid
{
    /// <summary>Whether every tag is plain and every block is closed by its own end.</summary>
    public static bool Is(string text, IReadOnlyList<(int Index, string Value)> tags)
    {
        var open = new Stack<string>();
        var end = 0;
        foreach (var (index, value) in tags)
        {
            if (Dangles(text.AsSpan(end, index - end)))
                return false;
            end = index + value.Length;
            if (value[1] == '{')
            {
                if (!Output().IsMatch(value))
                    return false;
                continue;
            }
            if (Act().Match(value) is not { Success: true } act)
                return false;
            var verb = act.Groups["verb"].Value;
            switch (verb)
            {
                case "if" or "unless" or "for" or "say":
                    open.Push(verb);
                    break;
                case "elsif" or "else":
                    if (!open.TryPeek(out var around) || around is not ("if" or "unless"))
                        return false;
                    break;
                default:
                    if (!open.TryPop(out var begun) || verb != "end" + begun)
                        return false;
                    break;
            }
        }
        return open.Count == 0 && !Dangles(text.AsSpan(end));
    }

    private static bool Dangles(ReadOnlySpan<char> between) => between.Contains("{{", StringComparison.Ordinal) || between.Contains("{%", StringComparison.Ordinal);

    private const string Name = @"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*){0,4}";
    private const string Thing = "(" + Name + @"|""[^""{}%|\n\r]*""|'[^'{}%|\n\r]*'|[0-9]{1,9})";
    private const string Condition = Name + @"( *(==|!=) *" + Thing + ")?";

    [GeneratedRegex(@"^\{\{ *" + Thing + @"( *\| *[a-z_]+( *: *" + Thing + @")?)* *\}\}\z")]
    private static partial Regex Output();

    [GeneratedRegex(@"^\{%-? *((?<verb>if|unless|elsif) +" + Condition + "( +(and|or) +" + Condition + @")*|(?<verb>for) +[a-z_]+ +in +" + Name + @"|(?<verb>say) +" + Name + @"|(?<verb>else|endif|endunless|endfor|endsay)) *-?%\}\z")]
    private static partial Regex Act();
}
