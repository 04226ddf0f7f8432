using System.Text;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>A line of a pasted plan, as typed: nothing of it is understood yet but where it stands.</summary>
public sealed record PastedRow(string Kind, int Level, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>A point: tasks hang under it.</summary>
    public const string Point = "point";
    /// <summary>A task.</summary>
    public const string Task = "task";
    /// <summary>Left out.</summary>
    public const string Skip = "skip";

    /// <summary>What stands in a field; empty where nothing.</summary>
    public string this[string field] => Cells.GetValueOrDefault(field, "");
}

/// <summary>Reads a plan pasted from a text or a table: which line is a point and which a task, and which column is which field.</summary>
internal static partial class PlanPaste
{
    /// <summary>The fields a column can be, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Fields = [PlanLedger.Subject, PlanLedger.Lead, PlanLedger.Owner, PlanLedger.Due, PlanLedger.Weight, PlanLedger.Bound, PlanLedger.Wanted, PlanLedger.Assisting, PlanLedger.Target, PlanLedger.Point];

    /// <summary>The most lines one plan has.</summary>
    public const int Most = 500;

    private const int HeadWithin = 6;
    private const int Unnumbered = 90;

    /// <summary>Reads the text.</summary>
    /// <param name="text">As pasted.</param>
    /// <param name="ledger">The ledger of tasks; its fields' titles and other names tell columns.</param>
    /// <param name="names">Units and indicators, by which columns without a head are told.</param>
    /// <param name="year">The plan's year.</param>
    /// <param name="unused">Takes the columns of which nothing is known, by their heads.</param>
    public static IReadOnlyList<PastedRow> Read(string text, Ledger ledger, PlanNames names, int year, out IReadOnlyList<string> unused)
    {
        var lines = Lines(text).Select(cells => cells.Select(Clean).ToArray()).Where(cells => cells.Any(c => c.Trim('-', ':', ' ').Length > 0)).Take(Most).ToList();
        var heads = Heads(ledger);
        var head = lines.Take(HeadWithin).ToList().FindIndex(cells => cells.Count(c => FieldOf(heads, c) is not null) >= 2);
        var body = lines.Skip(head + 1).ToList();
        IReadOnlyList<string?> columns = head >= 0 ? [.. lines[head].Select(c => FieldOf(heads, c))] : Guess(body, names, year);
        unused = [.. Enumerable.Range(0, columns.Count).Where(i => columns[i] is null && body.Any(c => c.Length > i && c[i].Length > 0)).Select(i => head >= 0 && lines[head][i].Length > 0 ? lines[head][i] : Texts.Say("paste.column", i + 1))];
        var rows = new List<PastedRow>(lines.Take(Math.Max(0, head)).Select(cells => new PastedRow(PastedRow.Skip, 1, new Dictionary<string, string> { [PlanLedger.Subject] = string.Join(' ', cells) })));
        var carried = "";
        var read = body.Select(cells => Row(cells, columns, heads)).ToList();
        for (var i = 0; i < read.Count; i++)
        {
            var (level, cells) = read[i];
            // A line that only says more of the one above belongs to it.
            if (!cells.ContainsKey(PlanLedger.Subject) && rows.Count > 0 && rows[^1].Kind != PastedRow.Skip && cells.Keys.All(k => k != PlanLedger.Point && rows[^1][k].Length == 0) && cells.Count > 0)
            {
                rows[^1] = rows[^1] with { Kind = PastedRow.Task, Cells = new Dictionary<string, string>(rows[^1].Cells.Concat(cells)) };
                continue;
            }
            // Cells that were merged down stand filled only in the first of their lines.
            if (columns.Contains(PlanLedger.Point))
            {
                carried = cells.GetValueOrDefault(PlanLedger.Point) is { Length: > 0 } point ? Numbered(point).Text : carried;
                if (carried.Length > 0)
                    cells[PlanLedger.Point] = carried;
            }
            var isBare = cells.Keys.All(k => k is PlanLedger.Subject or PlanLedger.Weight);
            var next = i + 1 < read.Count ? read[i + 1] : default;
            var leads = next.Cells is { } following && (next.Level > level || (level == Unnumbered && columns.Count > 1 && following.Keys.Any(k => k is PlanLedger.Lead or PlanLedger.Due)));
            rows.Add(new PastedRow(!cells.ContainsKey(PlanLedger.Subject) ? PastedRow.Skip : isBare && leads ? PastedRow.Point : PastedRow.Task, isBare && leads && level == Unnumbered ? 1 : level, cells));
        }
        return rows;
    }

    /// <summary>The points under which each line hangs, by the levels of the lines above it.</summary>
    public static IReadOnlyList<string> Points(IReadOnlyList<PastedRow> rows, int at)
    {
        var (points, level) = (new List<string>(), rows[at].Level);
        for (var i = at - 1; i >= 0; i--)
            if (rows[i].Kind == PastedRow.Point && rows[i].Level < level)
            {
                points.Insert(0, rows[i][PlanLedger.Subject]);
                level = rows[i].Level;
            }
        return points;
    }

    // 一、 （一） 1. （1） ① and 1.1: the deeper, the higher the level.
    private static (int Level, string Text) Numbered(string text)
    {
        foreach (var (pattern, level) in new[] { (PartForm(), 1), (HanForm(), 2), (HanBracket(), 3), (Dotted(), 0), (DigitForm(), 4), (DigitBracket(), 5), (Ringed(), 6) })
            if (pattern.Match(text) is { Success: true } found && found.Length < text.Length)
                return (level > 0 ? level : 3 + found.Groups[1].Value.Split('.').Length, text[found.Length..].Trim());
        return (Unnumbered, text);
    }

    private static (int Level, Dictionary<string, string> Cells) Row(string[] cells, IReadOnlyList<string?> columns, IReadOnlyDictionary<string, string> heads)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var level = Unnumbered;
        var filled = cells.Count(c => c.Length > 0);
        for (var i = 0; i < cells.Length; i++)
        {
            // A heading's cell was merged across: it stands first, whatever the column.
            var column = i < columns.Count ? columns[i] : null;
            var field = filled == 1 && columns.Count > 1 && column is (null or PlanLedger.Serial or PlanLedger.Point) ? PlanLedger.Subject : column;
            if (cells[i].Length == 0)
                continue;
            if (field == PlanLedger.Serial || (field is null && i == 0 && filled > 1))
                level = Numbered(cells[i] + "、x") is { Level: < Unnumbered } number ? number.Level : level;
            else if (field is not null && !found.ContainsKey(field))
                found[field] = cells[i];
        }
        if (found.TryGetValue(PlanLedger.Subject, out var subject))
        {
            var (own, rest) = Numbered(subject);
            if (own < Unnumbered)
                (level, found[PlanLedger.Subject]) = (own, rest);
            foreach (var (field, said) in Said(found[PlanLedger.Subject], heads, out var plain))
            {
                found.TryAdd(field, said);
                found[PlanLedger.Subject] = plain;
            }
            if (found[PlanLedger.Subject].Length == 0)
                found.Remove(PlanLedger.Subject);
            else
                found[PlanLedger.Subject] = found[PlanLedger.Subject].TrimEnd('。', '；', ';', '.');
        }
        if (found.TryGetValue(PlanLedger.Lead, out var lead) && PlanNames.Split(lead) is (var first, { Length: > 0 } others))
            (found[PlanLedger.Lead], found[PlanLedger.Assisting]) = (first, found.TryGetValue(PlanLedger.Assisting, out var more) ? $"{others}、{more}" : others);
        return (level, found);
    }

    // “（牵头单位：司法所；完成时限：6月底前）” within a line.
    private static List<(string Field, string Said)> Said(string text, IReadOnlyDictionary<string, string> heads, out string plain)
    {
        var said = new List<(string, string)>();
        var from = text.Length;
        foreach (Match match in Labelled().Matches(text))
            if (heads.GetValueOrDefault(match.Groups["label"].Value) is { } field && field is not (PlanLedger.Subject or PlanLedger.Serial) && match.Groups["said"].Value.Trim() is { Length: > 0 } value)
            {
                said.Add((field, value));
                from = Math.Min(from, match.Index);
            }
        plain = text[..from].TrimEnd('（', '(', '【', '[', '；', ';', '，', ',', '。', ' ', '　');
        return said;
    }

    private static IReadOnlyList<string?> Guess(List<string[]> body, PlanNames names, int year)
    {
        var width = body.Count == 0 ? 0 : body.Max(c => c.Length);
        if (width <= 1)
            return [PlanLedger.Subject];
        var columns = new string?[width];
        var values = Enumerable.Range(0, width).Select(i => body.Where(c => c.Length > i && c[i].Length > 0).Select(c => c[i]).ToList()).ToList();
        // The longest is what is to be done; of the others each is what most of its cells can be read as.
        var subject = Enumerable.Range(0, width).MaxBy(i => values[i].Sum(v => v.Length));
        columns[subject] = PlanLedger.Subject;
        void Take(string field, Func<string, bool> fits)
        {
            var best = Enumerable.Range(0, width).Where(i => columns[i] is null && values[i].Count > 0).Select(i => (i, Part: (double)values[i].Count(fits) / values[i].Count)).Where(c => c.Part >= 0.6).OrderByDescending(c => c.Part).ThenByDescending(c => values[c.i].Count).Select(c => (int?)c.i).FirstOrDefault();
            if (best is { } at)
                columns[at] = field;
        }

        Take(PlanLedger.Lead, v => names.Units(PlanNames.Split(v).Lead).Count > 0);
        Take(PlanLedger.Due, v => !Plain().IsMatch(v) && PlanDays.Read(v, year) is not null);
        if (values[0].Count > 0 && columns[0] is null && values[0].All(v => Numbered(v + "、x").Level < Unnumbered || Whole().IsMatch(v)))
            columns[0] = PlanLedger.Serial;
        Take(PlanLedger.Bound, v => names.Indicators(v).Count > 0);
        Take(PlanLedger.Assisting, v => names.Units(PlanNames.Split(v).Lead).Count > 0);
        Take(PlanLedger.Weight, v => Plain().IsMatch(v));
        Take(PlanLedger.Wanted, v => Plain().IsMatch(v));
        Take(PlanLedger.Owner, v => Person().IsMatch(v));
        Take(PlanLedger.Target, v => v.Length > 4);
        return columns;
    }

    private static Dictionary<string, string> Heads(Ledger ledger) => ledger.Fields.Where(f => Fields.Contains(f.Key) || f.Key == PlanLedger.Serial)
        .SelectMany(f => f.Aliases.Prepend(f.Title).Select(t => (Title: Head(t), f.Key))).DistinctBy(t => t.Title).ToDictionary(t => t.Title, t => t.Key, StringComparer.Ordinal);

    private static string? FieldOf(Dictionary<string, string> heads, string cell) => heads.GetValueOrDefault(Head(cell));

    private static string Head(string text) => Bracketed().Replace(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), "");

    private static string Clean(string cell) => Spaces().Replace(cell.Replace('\u00a0', ' ').Replace('\u3000', ' '), " ").Trim();

    // Rows by lines and cells by tabs, as spreadsheets and word processors put tables on the clipboard: a cell with a line break stands in quotes.
    private static IEnumerable<List<string>> Lines(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        var bar = text.Contains('\t', StringComparison.Ordinal) ? '\t' : '|';
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') + "\n";
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (quoted ? c == '"' : c == '"' && cell.Length == 0 && Closes(text, i))
                quoted = !quoted;
            else if (quoted || c is not ('\t' or '\n') && c != bar)
                cell.Append(c);
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != '\n')
                    continue;
                yield return row;
                row = [];
            }
        }
    }

    // A quotation mark opens a cell only where another ends it.
    private static bool Closes(string text, int at)
    {
        for (var i = at + 1; i + 1 < text.Length; i++)
            if (text[i] == '"' && text[i + 1] == '"')
                i++;
            else if (text[i] == '"')
                return text[i + 1] is '\t' or '\n';
        return false;
    }

    [GeneratedRegex(@"^第[一二三四五六七八九十百]+(?:部分|章|篇)[、：:\s]*")]
    private static partial Regex PartForm();

    [GeneratedRegex(@"^[一二三四五六七八九十百]{1,4}\s*[、.．]\s*")]
    private static partial Regex HanForm();

    [GeneratedRegex(@"^[（(]\s*[一二三四五六七八九十百]{1,4}\s*[）)]\s*[、.．]?\s*")]
    private static partial Regex HanBracket();

    [GeneratedRegex(@"^([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?![0-9%％])[、.．\s]*")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^[0-9]{1,3}\s*(?:[、．)）]|\.(?![0-9]))\s*")]
    private static partial Regex DigitForm();

    [GeneratedRegex(@"^[（(]\s*[0-9]{1,3}\s*[）)]\s*")]
    private static partial Regex DigitBracket();

    [GeneratedRegex(@"^[①-⑳]\s*")]
    private static partial Regex Ringed();

    [GeneratedRegex(@"(?<label>[\u4e00-\u9fff]{2,8})[：:]\s*(?<said>[^；;）)】\]。]+?)(?=[；;）)】\]。]|[，,、]\s*[\u4e00-\u9fff]{2,8}[：:]|$)")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[0-9]{1,4}(?:\.[0-9]{1,2})?\s*(?:分|[%％])?$")]
    private static partial Regex Plain();

    [GeneratedRegex("^[0-9]{1,3}$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[\u4e00-\u9fff·]{2,4}$")]
    private static partial Regex Person();

    [GeneratedRegex(@"[（(][^）)]*[）)]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
