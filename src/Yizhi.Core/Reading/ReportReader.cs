using Yizhi.Core.Reading.Figures;
using Yizhi.Core.Reading.Findings;
using Yizhi.Core.Reading.Matching;
using Yizhi.Core.Reading.Outline;

namespace Yizhi.Core.Reading;

/// <summary>Reads any office's report: the same text gives the same reading, and every step of it can be named.</summary>
/// <param name="indicators">The indicators figures are matched to; null leaves them unmatched.</param>
public sealed class ReportReader(IndicatorIndex? indicators = null)
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, a paragraph a line.</param>
    /// <param name="unit">The unit, where it is known better than the text says.</param>
    /// <param name="year">The year reported on, where it is known better.</param>
    public ReportReading Read(string text, string? unit = null, int? year = null)
    {
        var frame = ReportFrame.Read(text);
        var reported = year ?? frame.Year;
        var headings = OutlineReader.Read(text, reported);
        PartFinder.Name(text, headings, reported);
        var reading = new ReportReading
        {
            Title = frame.Title,
            Unit = unit ?? frame.Unit,
            Year = reported,
            DocumentNumber = frame.DocumentNumber,
            Addressee = frame.Addressee,
            Signatory = frame.Signatory,
            Date = frame.Date,
            Sections = [.. headings.Select(h => new TextSection(h.Level, h.Number, h.Heading, h.Part, h.Start, h.End, h.Kind == HeadingKind.RunIn))],
        };
        reading = reading with { Figures = Figures(text, reading) };
        return reading with { Findings = TextChecks.Run(text, reading) };
    }

    /// <summary>The figures of a text alone, unmatched: the scanner by itself, for measuring it.</summary>
    /// <returns>How many there are.</returns>
    public static int CountFigures(ReadOnlySpan<char> text) => FigureScanner.Scan(text).Count;

    private List<TextFigure> Figures(string text, ReportReading reading)
    {
        var raw = Implied.AddTo(text, SharedNumbers.Expand(text, FigureScanner.Scan(text)));
        var matches = indicators is null ? null : new Matcher(indicators, text, reading.Sections, raw).All();
        // What only a word implies is a figure where an indicator of its own bears it out, and else a turn of phrase.
        var kept = Enumerable.Range(0, raw.Count).Where(i => !raw[i].IsImplied || (matches?[i].Indicator is { } own && (i == 0 || matches[i - 1].Indicator != own))).ToList();
        var figures = kept.Select(i => raw[i]).ToList();
        var wholes = Wholes.Find(text, figures);
        if (matches is not null)
            Matcher.Part(matches, kept, wholes);
        return [.. kept.Select((from, i) => Make(text, figures[i], wholes[i], matches is null ? default : matches[from], reading.Year))];
    }

    private static TextFigure Make(string text, in RawFigure raw, int whole, Match match, int? year) => new()
    {
        Value = raw.Value,
        Unit = raw.Unit,
        Qualifier = raw.Qualifier,
        Low = raw.Low,
        High = raw.High,
        Subject = Subjects.Of(text, raw),
        Start = raw.Start,
        End = raw.End,
        ClauseStart = raw.ClauseStart,
        ClauseEnd = raw.ClauseEnd,
        Text = text[raw.Start..raw.End],
        IsChange = raw.IsChange,
        IsImplied = raw.IsImplied,
        Period = Periods.Of(text, raw, year),
        PartOf = whole < 0 ? null : whole,
        Indicator = match.Indicator,
        Confidence = match.Confidence,
        Reason = match.Reason,
    };
}
