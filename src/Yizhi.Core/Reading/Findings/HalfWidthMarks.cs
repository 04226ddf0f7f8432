using System.Buffers;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>Half-width punctuation inside Chinese text: one finding, with all its places.</summary>
internal static class HalfWidthMarks
{
    private static readonly SearchValues<char> HalfWidth = SearchValues.Create(",;:!?()");
    private const int Most = 500;

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        var places = new List<TextSpan>();
        for (var at = text.AsSpan().IndexOfAny(HalfWidth); at >= 0 && places.Count < Most;)
        {
            if (IsWrong(text, at))
                places.Add(new TextSpan(at, at + 1));
            var next = text.AsSpan(at + 1).IndexOfAny(HalfWidth);
            at = next < 0 ? -1 : at + 1 + next;
        }
        if (places.Count > 0)
            yield return TextRule.Found("halfwidth_punctuation", Severity.Warning, places[0].Start, places[0].End, places.Count) with { Related = [.. places.Skip(1)] };
    }

    // An ideograph or a mark of Chinese text stands on one side, and no digit or letter on both.
    private static bool IsWrong(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : '\n';
        var after = at + 1 < text.Length ? text[at + 1] : '\n';
        return text[at] switch
        {
            '(' => IsChinese(after) || (IsChinese(before) && char.IsDigit(after)),
            ')' => IsChinese(before) || (IsChinese(after) && char.IsDigit(before)),
            _ => (IsChinese(before) && (IsChinese(after) || after is '\n' || char.IsDigit(after))) || (IsChinese(after) && before is '%' or '％' || IsChinese(after) && char.IsDigit(before) && text[at] is ',' or ';'),
        };
    }

    private static bool IsChinese(char c) => TextRule.IsIdeograph(c) || c is '”' or '》' or '“' or '《' or '、' or '）' or '（';
}
