using Yizhi.Core.Catalogue;
using Yizhi.Core.Reading.Outline;

namespace Yizhi.Core.Reading.Findings;

/// <summary>Numbers of headings follow each other, and those of one row look alike.</summary>
internal static class HeadingNumbers
{
    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        // The last heading of each level under the present ones.
        var last = new Dictionary<int, (TextSection Section, HeadingMark Mark)>();
        foreach (var section in reading.Sections)
        {
            foreach (var below in last.Keys.Where(l => l > section.Level).ToList())
                last.Remove(below);
            if (section.Number.Length == 0)
                continue;
            var number = section.IsRunIn ? section.Number + "，" : section.Number;
            var mark = section.IsRunIn ? HeadingMark.RunIn(section.Number[^1] == '是' ? section.Number : number, 0) : HeadingMark.AtLine(number, 0);
            if (last.TryGetValue(section.Level, out var before) && before.Mark.Kind == mark.Kind)
            {
                var due = before.Mark.Value + 1;
                var restarts = mark.Value == 1 && (section.IsRunIn || before.Mark.Kind > HeadingKind.BracketedChinese);
                if (mark.Value == before.Mark.Value)
                    yield return Found("heading_twice", section, section.Number, before.Section.Number);
                else if (mark.Value != due && !restarts)
                    yield return Found("heading_order", section, before.Section.Number, section.Number);
                else if (mark is { Kind: HeadingKind.Arabic } && mark.Value == due && before.Section.Number[^1] is var style && section.Number[^1] != style && style is '.' or '．' or '、')
                    yield return Found("heading_style", section, before.Section.Number, section.Number);
            }
            else if (mark.Value > 1 && !last.ContainsKey(section.Level) && mark.Kind != HeadingKind.None && !section.IsRunIn && mark.Kind is HeadingKind.Chinese or HeadingKind.BracketedChinese)
                yield return Found("heading_first", section, section.Number);
            last[section.Level] = (section, mark);
        }

        TextFinding Found(string rule, TextSection section, params object[] with) => TextRule.Found(rule, Severity.Warning, section.Start, section.Start + section.Number.Length, with);
    }
}
