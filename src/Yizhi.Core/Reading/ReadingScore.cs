namespace Yizhi.Core.Reading;

/// <summary>A figure that a text is known to give.</summary>
/// <param name="Value">Its value; percentages in percent, money in yuan.</param>
/// <param name="Unit">Its counting unit; empty where the truth leaves it open.</param>
/// <param name="Indicator">Its indicator; null where none belongs to it.</param>
/// <param name="Phrase">What it counts, in the truth's words.</param>
public sealed record TrueFigure(decimal Value, string Unit, string? Indicator, string Phrase);

/// <summary>How a reading compares with the truth.</summary>
/// <param name="Known">How many figures the text is known to give.</param>
/// <param name="Found">How many of them were found with value and unit.</param>
/// <param name="Matched">How many of these have the right indicator.</param>
/// <param name="Missed">Those not found.</param>
/// <param name="Mismatched">Those found with another indicator, or none.</param>
/// <param name="Extra">The figures read that the truth does not name; a person says whether they are true.</param>
public sealed record ReadingScore(int Known, int Found, int Matched, IReadOnlyList<TrueFigure> Missed, IReadOnlyList<(TrueFigure True, TextFigure Read)> Mismatched, IReadOnlyList<TextFigure> Extra)
{
    /// <summary>Found of known.</summary>
    public double Recall => Known == 0 ? 1 : (double)Found / Known;

    /// <summary>Found of all read that are no changes.</summary>
    public double Precision => Found + Extra.Count == 0 ? 1 : (double)Found / (Found + Extra.Count);

    /// <summary>Rightly matched of found.</summary>
    public double Indicators => Found == 0 ? 1 : (double)Matched / Found;

    /// <summary>Compares figures with the truth; each is used once, and equal ones go to where the indicator is right.</summary>
    public static ReadingScore Of(IReadOnlyList<TrueFigure> known, IReadOnlyList<TextFigure> read)
    {
        var (free, missed, mismatched) = (new List<TextFigure>(read.Where(f => !f.IsChange)), new List<TrueFigure>(), new List<(TrueFigure, TextFigure)>());
        var (open, matched) = (new List<TrueFigure>(), 0);
        foreach (var figure in known)
            if (free.FirstOrDefault(f => Same(figure, f) && f.Indicator == figure.Indicator) is { } right)
                (matched, _) = (matched + 1, free.Remove(right));
            else
                open.Add(figure);
        foreach (var figure in open)
            if (free.FirstOrDefault(f => Same(figure, f)) is { } other)
            {
                mismatched.Add((figure, other));
                free.Remove(other);
            }
            else
                missed.Add(figure);
        return new ReadingScore(known.Count, matched + mismatched.Count, matched, missed, mismatched, free);
    }

    /// <summary>The sum of several.</summary>
    public static ReadingScore Sum(IEnumerable<ReadingScore> scores) =>
        scores.Aggregate(new ReadingScore(0, 0, 0, [], [], []), (a, b) => new(a.Known + b.Known, a.Found + b.Found, a.Matched + b.Matched, [.. a.Missed, .. b.Missed], [.. a.Mismatched, .. b.Mismatched], [.. a.Extra, .. b.Extra]));

    private static bool Same(TrueFigure known, TextFigure read) => read.Value == known.Value && (known.Unit == read.Unit || known.Unit.Length == 0);
}
