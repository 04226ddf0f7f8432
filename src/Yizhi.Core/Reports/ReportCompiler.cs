using System.Globalization;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Core.Units;

namespace Yizhi.Core.Reports;

/// <summary>What a report needs to know beside its figures.</summary>
/// <param name="Unit">The reporting unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Date">成文日期.</param>
/// <param name="Addressee">主送机关; null takes the template's.</param>
/// <param name="DocumentNumber">发文字号; null before it is numbered.</param>
/// <param name="Signer">签发人; null before signing.</param>
/// <param name="CopyTo">抄送机关; null when none.</param>
public sealed record ReportProfile(Unit Unit, Period Period, DateOnly Date, string? Addressee = null, string? DocumentNumber = null, string? Signer = null, string? CopyTo = null);

/// <summary>Makes a report of a template and figures. Pure: the same figures always give the same report.</summary>
public static partial class ReportCompiler
{
    // Ends, while Liquid runs, a line that is all one sentence.
    private const string Mark = "\u0001";

    /// <summary>Compiles the report.</summary>
    /// <param name="catalogue">The definitions and the template.</param>
    /// <param name="template">The template.</param>
    /// <param name="profile">Unit, period and formalities.</param>
    /// <param name="figure">Gives the value of an indicator, a period and a slice.</param>
    public static Report Compile(OfficeCatalogue catalogue, ReportTemplate template, ReportProfile profile, Func<string, Period, string, FigureValue> figure)
    {
        var source = new Source(catalogue, profile, figure);
        var liquid = LiquidTemplate.Parse(Sentence().Replace(template.Template, "$0" + Mark), out var error) ?? throw new InvalidOperationException($"{template.TemplateFile}: {error}");
        var year = profile.Period.Year;
        var names = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["year"] = year,
            ["next_year"] = year + 1,
            ["last_year"] = year - 1,
            ["period"] = profile.Period.Said(),
            ["unit"] = AsText(profile.Unit.Name),
        };
        foreach (var prefix in catalogue.Indicators.Keys.Select(k => k.Split('.')[0]).Distinct(StringComparer.Ordinal))
            names.TryAdd(prefix, new FigureNamespace(prefix, source));
        var text = Blank().Replace(Said(liquid.Render(names).Replace("\r\n", "\n", StringComparison.Ordinal)), "\n\n").Trim() + "\n";
        // A token written by hand may have its parts in another order; in the text it stands as the figures know it.
        text = Tokens.In().Replace(text, token =>
        {
            if (!FigureToken.TryParse(token.Groups["inner"].Value, out var written))
                return token.Value;
            source.Use(written);
            return Tokens.Wrap(written.ToString());
        });
        return new Report(
            template.Key, template.Title.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            profile.Unit.Code, profile.Unit.On(profile.Date).IssuingName, profile.Period, profile.Addressee ?? template.To, profile.DocumentNumber, profile.Signer,
            profile.Date, profile.CopyTo, text, source.Used, [.. source.Gaps.Order(StringComparer.Ordinal)], catalogue.Version);
    }

    /// <summary>Words one figure as a token asks.</summary>
    public static ReportFigure Figure(OfficeCatalogue catalogue, FigureToken token, string unit, Period period, FigureValue value)
    {
        var indicator = catalogue.Indicators[token.Indicator];
        return new ReportFigure(token.ToString(), token.Indicator, token.Slice, TitleOf(catalogue, indicator, token.Slice), indicator.Measure.Key, unit, period, value,
            Numerals.Show(value, indicator.Measure, token.Places ?? indicator.Places, token.Over, token.Wan));
    }

    /// <summary>The indicator's title, with its slice in words.</summary>
    public static string TitleOf(OfficeCatalogue catalogue, Indicator indicator, string slice)
    {
        if (slice.Length == 0)
            return indicator.Title;
        return $"{indicator.Title}（{SliceTitle(catalogue, indicator, slice)}）";
    }

    /// <summary>A slice in words: its code's title, or 未填.</summary>
    public static string SliceTitle(OfficeCatalogue catalogue, Indicator indicator, string slice)
    {
        var (field, code) = slice.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? (slice[..at], slice[(at + 1)..]) : (slice, "");
        if (code.Length == 0)
            return "未填";
        // A ratio has no ledger of its own fields' slices but those of its parts, which stand in the same ledger or another.
        var ledgers = new[] { indicator.Ledger }.Concat(indicator.Of.Where(catalogue.Indicators.ContainsKey).Select(k => catalogue.Indicators[k].Ledger));
        foreach (var key in ledgers)
            if (catalogue.Ledgers[key].Field(field) is { } found)
                return found.Type == FieldType.YesNo ? (code == "true" ? "是" : "否") : found.List?.TitleOf(code) ?? code;
        return code;
    }

    // A sentence that stands on a line of its own and says nothing takes the line with it; an empty one would part its paragraph.
    private static string Said(string rendered) => Unsaid().Replace(rendered, "").Replace(Mark, "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\{% *(say|if|unless) [^\n]*\{% *(endsay|endif|endunless) *%\}(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\u0001\n", RegexOptions.Multiline)]
    private static partial Regex Unsaid();

    // A name is one line and never a figure.
    private static string AsText(string name) =>
        string.Join(' ', name.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Replace('⟦', '[').Replace('⟧', ']');

    [GeneratedRegex(@"\n[ \t]*(\n[ \t]*)+")]
    private static partial Regex Blank();

    private sealed class Source(OfficeCatalogue catalogue, ReportProfile profile, Func<string, Period, string, FigureValue> figure) : FigureSource
    {
        private readonly Dictionary<string, ReportFigure> used = new(StringComparer.Ordinal);

        public HashSet<string> Gaps { get; } = new(StringComparer.Ordinal);
        public IReadOnlyDictionary<string, ReportFigure> Used => used;

        public override bool Has(string indicator) => catalogue.Indicators.ContainsKey(indicator);
        public override FigureValue Value(FigureToken token) => figure(token.Indicator, PeriodOf(token), token.Slice);
        public override string ZeroSentence(string indicator) => catalogue.Indicators[indicator].Zero ?? "";
        public override void NoteGap(FigureToken token) => Gaps.Add(catalogue.Indicators[token.Indicator].Title);

        public void Use(FigureToken token)
        {
            if (!Has(token.Indicator) || used.ContainsKey(token.ToString()))
                return;
            var value = Value(token);
            if (value is FigureValue.Missing)
                NoteGap(token);
            used[token.ToString()] = Figure(catalogue, token, profile.Unit.Code, PeriodOf(token), value);
        }

        private Period PeriodOf(FigureToken token)
        {
            var period = profile.Period;
            for (var back = 0; back < token.YearsBack; back++)
                period = period.YearBefore;
            return period;
        }
    }
}
