using Yizhi.Core.Catalogue;
using Yizhi.Core.Wording;

namespace Yizhi.Core.Reading.Findings;

/// <summary>What every rule over a text has at hand.</summary>
internal static class TextRule
{
    /// <summary>A finding with its message, which stands under <c>finding.RULE</c>.</summary>
    public static TextFinding Found(string rule, Severity severity, int start, int end, params object[] with) =>
        new(rule, severity, Words.Say("finding." + rule, with), start, end, []);

    /// <summary>A number as a person writes it.</summary>
    public static string Plain(decimal number) => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the character is an ideograph.</summary>
    public static bool IsIdeograph(char c) => c is >= '\u4e00' and <= '\u9fff';

    /// <summary>The sentence or line the place stands in.</summary>
    public static TextSpan Sentence(string text, int at)
    {
        var start = text.AsSpan(0, at).LastIndexOfAny('。', '\n', '；') + 1;
        var end = text.AsSpan(at).IndexOfAny('。', '\n', '；');
        return new TextSpan(start, end < 0 ? text.Length : at + end);
    }
}
