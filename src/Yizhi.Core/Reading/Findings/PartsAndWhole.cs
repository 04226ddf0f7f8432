using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>Parts named with 其中 or behind a colon are never more than their whole; figures with 余 are intervals.</summary>
internal static class PartsAndWhole
{
    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        var figures = reading.Figures;
        foreach (var group in figures.Where(f => f.PartOf is not null && !f.IsImplied).GroupBy(f => f.PartOf!.Value))
        {
            var whole = figures[group.Key];
            // 排查52起，化解51起，其中…: what was settled is no item of the list behind 其中.
            var listed = group.Where(p => p.Start >= whole.End && Lists(text.AsSpan(whole.End, p.Start - whole.End))).ToList();
            var parts = listed.Count > 0 ? listed : [.. group];
            var sum = parts.Sum(p => p.Low ?? p.Value);
            if (whole.High is { } most && sum > most)
                yield return TextRule.Found("parts_whole", Severity.Error, whole.Start, parts[^1].End, string.Join('＋', parts.Select(p => TextRule.Plain(p.Value))), TextRule.Plain(parts.Sum(p => p.Value)), whole.Text)
                    with { Related = [.. parts.Select(p => new TextSpan(p.Start, p.End))] };
            else if (parts.Count > 2 && whole.IsExact && parts.All(p => p.IsExact) && sum < whole.Value && sum > whole.Value * 0.9m && !text.AsSpan(parts[^1].End, Math.Min(4, text.Length - parts[^1].End)).Contains('等'))
                yield return TextRule.Found("parts_short", Severity.Notice, whole.Start, parts[^1].End, string.Join('＋', parts.Select(p => TextRule.Plain(p.Value))), TextRule.Plain(sum), whole.Text)
                    with { Related = [.. parts.Select(p => new TextSpan(p.Start, p.End))] };
        }
    }

    private static bool Lists(ReadOnlySpan<char> gap) => gap.Contains("其中", StringComparison.Ordinal) || gap.IndexOfAny('：', ':') >= 0;
}
