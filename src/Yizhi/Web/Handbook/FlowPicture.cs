using Yizhi.Core.Catalogue;

namespace Yizhi.Web.Handbook;

/// <summary>A state as a box; <paramref name="Within"/> is how many steps leave a record where it is.</summary>
public sealed record FlowBox(string Title, int X, int Y, bool IsStart, bool IsEnd, int Within);

/// <summary>Steps that lead to a state as one arrow.</summary>
/// <param name="Path">The line, as SVG writes it.</param>
/// <param name="Head">The three corners of its point.</param>
/// <param name="Title">The titles of the steps.</param>
/// <param name="X">Where the titles begin.</param>
/// <param name="Y">Where the titles stand.</param>
/// <param name="IsBack">Whether it leads back.</param>
public sealed record FlowArrow(string Path, string Head, string Title, int X, int Y, bool IsBack);

/// <summary>A ledger's flow, drawn: each state a row below the lowest that leads to it; ways past other rows run at the sides, back at the left and on at the right.</summary>
public sealed class FlowPicture
{
    /// <summary>The size of a box.</summary>
    public const int Wide = 132, High = 44;
    private const int ColumnGap = 56, RowGap = 58, Lane = 12, Letter = 12, Edge = 8, MostTitles = 3;

    private readonly Dictionary<string, (int Row, int Column)> places = new(StringComparer.Ordinal);
    private readonly int[] counts;
    private readonly int columns;
    private readonly int left;

    /// <summary>Draws a flow.</summary>
    public FlowPicture(Flow flow)
    {
        var rows = Rows(flow);
        foreach (var row in flow.States.GroupBy(s => rows[s.Key]))
            foreach (var (state, column) in row.Select((s, i) => (s, i)))
                places[state.Key] = (row.Key, column);
        counts = [.. Enumerable.Range(0, rows.Values.DefaultIfEmpty(0).Max() + 1).Select(r => places.Values.Count(p => p.Row == r))];
        columns = Math.Max(1, counts.Max());
        var ways = flow.Steps.SelectMany(s => s.From.Select(f => (From: f, s.To, s.Title))).Where(w => w.From != w.To && places.ContainsKey(w.From) && places.ContainsKey(w.To)).ToList();
        var next = ways.Where(w => places[w.To].Row == places[w.From].Row + 1).GroupBy(w => (w.From, w.To)).ToList();
        var far = ways.Where(w => places[w.To].Row != places[w.From].Row + 1).ToLookup(w => places[w.To].Row <= places[w.From].Row);
        var (back, on) = (far[true].GroupBy(w => w.To).ToList(), far[false].GroupBy(w => w.To).ToList());
        left = Edge + back.Count * Lane + (back.Count > 0 ? Lane : 0);
        var right = left + columns * (Wide + ColumnGap) - ColumnGap;
        Boxes = [.. flow.States.Select(s => new FlowBox(s.Title, X(s.Key), Y(s.Key), s.Key == flow.Start, !flow.From(s.Key).Any(), flow.From(s.Key).Count(step => step.To == s.Key)))];
        Arrows =
        [
            .. next.Select(w => Down(w.Key.From, w.Key.To, Titles(w.Select(s => s.Title)))),
            .. back.Select((w, i) => Around(w.Key, [.. w.Select(s => s.From).Distinct()], Titles(w.Select(s => s.Title)), Edge + i * Lane, i, true)),
            .. on.Select((w, i) => Around(w.Key, [.. w.Select(s => s.From).Distinct()], Titles(w.Select(s => s.Title)), right + Lane + i * Lane, i, false)),
        ];
        Width = Math.Max(right + (on.Count + 1) * Lane + Edge, Arrows.Select(a => a.X + a.Title.Length * Letter + Edge).DefaultIfEmpty(0).Max());
        Height = counts.Length * (High + RowGap) - RowGap + 2 * Edge + (back.Count > 0 ? 16 + 4 * back.Count : 0);
    }

    /// <summary>How wide it is.</summary>
    public int Width { get; }
    /// <summary>How high it is.</summary>
    public int Height { get; }
    /// <summary>The states.</summary>
    public IReadOnlyList<FlowBox> Boxes { get; }
    /// <summary>The steps.</summary>
    public IReadOnlyList<FlowArrow> Arrows { get; }

    // States are written in the order in which work goes on, so a step to a later one leads down; all others lead back.
    private static Dictionary<string, int> Rows(Flow flow)
    {
        var order = flow.States.Select((s, i) => (s.Key, i)).ToDictionary(s => s.Key, s => s.i, StringComparer.Ordinal);
        var rows = flow.States.ToDictionary(s => s.Key, _ => 0, StringComparer.Ordinal);
        foreach (var state in flow.States)
            foreach (var step in flow.From(state.Key).Where(s => order[s.To] > order[state.Key]))
                rows[step.To] = Math.Max(rows[step.To], rows[state.Key] + 1);
        return rows;
    }

    private static string Titles(IEnumerable<string> titles)
    {
        var all = titles.Distinct(StringComparer.Ordinal).ToList();
        return string.Join('、', all.Take(MostTitles)) + (all.Count > MostTitles ? "…" : "");
    }

    private int X(string state) => left + places[state].Column * (Wide + ColumnGap) + (columns - counts[places[state].Row]) * (Wide + ColumnGap) / 2;

    private int Y(string state) => Edge + places[state].Row * (High + RowGap);

    private FlowArrow Down(string from, string to, string title)
    {
        // Ways that meet in one box, or part from one, keep a little apart.
        var (x1, y1, x2, y2) = (X(from) + Wide / 2, Y(from) + High, X(to) + Wide / 2, Y(to));
        var shift = Math.Clamp((x2 - x1) / 6, -40, 40);
        (x1, x2) = (x1 + shift, x2 - shift);
        return new FlowArrow($"M{x1} {y1}C{x1} {y1 + 26} {x2} {y2 - 34} {x2} {y2 - 7}", Head(x2, y2), title, x2 < x1 ? x2 - 6 - title.Length * Letter : x2 + 6, y2 - 22, false);
    }

    // Out below the box, along a lane at the side, and in from above: no box is crossed.
    private FlowArrow Around(string to, IReadOnlyList<string> from, string title, int lane, int order, bool isBack)
    {
        var apart = isBack ? -Wide / 4 - 6 * order % 24 : Wide / 4 + 6 * order % 24;
        var (x, y) = (X(to) + Wide / 2 + apart, Y(to));
        var above = Math.Max(2, y - 11 - 4 * (order % 3));
        var lines = from.Select(f => $"M{X(f) + Wide / 2 + apart} {Y(f) + High}V{Y(f) + High + 8 + 4 * (order % 3)}H{lane}V{above}");
        return new FlowArrow(string.Concat(lines) + $"H{x}V{y - 7}", Head(x, y), title, isBack ? Math.Max(2, x - 6 - title.Length * Letter) : x + 6, above - 3 > 10 ? above - 3 : above + 12, isBack);
    }

    private static string Head(int x, int y) => $"{x},{y} {x - 4},{y - 7} {x + 4},{y - 7}";
}
