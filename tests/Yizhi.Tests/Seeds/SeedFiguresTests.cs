using System.Globalization;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Pages;
using Yizhi.Storage;
using Yizhi.Storage.Reports;

namespace Yizhi.Tests.Seeds;

/// <summary>Every figure of five real annual reports comes out of records entered through the write path, and opens to exactly the records that make it.</summary>
public sealed class SeedFiguresTests
{
    private static readonly Dictionary<string, int> Years = new(StringComparer.Ordinal) { ["000"] = 2023, ["001"] = 2023, ["002"] = 2022, ["003"] = 2024, ["004"] = 2023 };
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_of_five_real_reports_is_counted_and_opens_to_its_records()
    {
        var folder = SeedFigure.Folder();
        Assert.SkipWhen(folder is null, "The shared folder with the real reports is not beside this clone, so their figures are not checked.");
        var catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
        var (figures, names) = (SeedFigure.Read(folder!), new IndicatorNames());
        var (met, unmet) = (0, new List<string>());
        foreach (var report in figures.GroupBy(f => f.Seed))
        {
            var year = Years[report.Key[..3]];
            var data = Directory.CreateTempSubdirectory("yizhi-seed-").FullName;
            await using (var office = await Office.Open(data, catalogue, clock: new After(year), cancel: Cancel))
            {
                await office.PutUnits(YearOfWork.Units(), Cancel);
                var work = new YearOfWork(office, year);
                new SeedYear(work, report.DistinctBy(f => f.Indicator).ToDictionary(f => f.Indicator, StringComparer.Ordinal)).Tell();
                await work.Write(Cancel);
                await Sound(office, report.Key);
                var compiled = await Compiled(office, year);
                foreach (var figure in report)
                    if (await Wrong(office, compiled, names, figure, Period.OfYear(year)) is { } wrong)
                        unmet.Add($"{figure.Seed[..3]} line {figure.Line} {figure.Phrase} {figure.Number.ToString(CultureInfo.InvariantCulture)}{figure.Unit} {figure.Indicator}: {wrong}");
                    else
                        met++;
            }
            Directory.Delete(data, true);
        }
        Console.WriteLine($"{met} of {figures.Count} figures");
        Assert.True(unmet.Count == 0, string.Join('\n', unmet));
        Assert.Equal(figures.Count, met);
    }

    // What is wrong with a figure; null where it is met.
    private static async Task<string?> Wrong(Office office, CompiledReport compiled, IndicatorNames names, SeedFigure figure, Period period)
    {
        var (key, slice, unit) = names.Of(figure) ?? (figure.Indicator, "", figure.Unit);
        if (!office.Catalogue.Indicators.TryGetValue(key, out var indicator))
            return $"the catalogue has no {key}";
        if (indicator.Measure.Key != unit)
            return $"it is counted in {indicator.Measure.Key}";
        if ((await office.Figures.Sheet(YearOfWork.Street, period, cancel: Cancel)).Value(key, period, slice) is not FigureValue.Known known)
            return "it is missing";
        // A rate is printed without decimals: what has to agree is what is printed.
        var value = indicator.Kind == IndicatorKind.Ratio ? Math.Round(known.Number, indicator.Places, MidpointRounding.AwayFromZero) : known.Number;
        if (!figure.IsMetBy(value))
            return $"it comes out as {known.Number}";
        foreach (var printed in compiled.Report.Figures.Values.Where(f => f.Indicator == key && f.Slice == slice && f.Period == period))
            if (printed.Value != known)
                return $"the report says {printed.Value}";
        return await Opens(office, indicator, slice, period, known.Number);
    }

    // A base figure opens to records whose shares add up to it; any other to its parts, each of which opens.
    private static async Task<string?> Opens(Office office, Indicator indicator, string slice, Period period, decimal value)
    {
        if (!indicator.IsBase)
        {
            foreach (var part in indicator.Of.Where(k => k != Indicator.PeriodMonths).Select(k => office.Catalogue.Indicators[k]))
            {
                if ((await office.Figures.Sheet(YearOfWork.Street, period, cancel: Cancel)).Value(part.Key, period, slice) is not FigureValue.Known known)
                    return $"its part {part.Key} is missing";
                if (await Opens(office, part, slice, period, known.Number) is { } wrong)
                    return wrong;
            }
            return null;
        }
        var trace = await office.Figures.Trace(indicator.Key, slice, YearOfWork.Street, period, 0, 100_000, Cancel);
        if ((trace.Different ?? trace.Total) != value)
            return $"it opens to {trace.Different ?? trace.Total}";
        if (trace.Records.Count != trace.Count || trace.Records.DistinctBy(r => r.Record.Id).Count() != trace.Count)
            return $"it opens to {trace.Records.Count} records of {trace.Count}";
        if (indicator.Kind != IndicatorKind.Distinct && trace.Records.Sum(r => r.Share) != value)
            return $"its records make {trace.Records.Sum(r => r.Share)}";
        return trace.Records.Any(r => r.Record.Ledger != indicator.Ledger) ? "it opens to another ledger's records" : null;
    }

    private static async Task<CompiledReport> Compiled(Office office, int year)
    {
        var profile = new ReportProfile(office.Units.Find(YearOfWork.Street)!, Period.OfYear(year), new DateOnly(year + 1, 1, 20));
        var compiled = await office.Reports.Compile(office.Catalogue.Reports["annual"], profile, Cancel);
        Assert.Empty(compiled.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
        Assert.NotEmpty(compiled.Report.Figures);
        using var docx = new MemoryStream();
        DocxWriter.Write(docx, PageDocument.From(compiled.Report));
        docx.Position = 0;
        using var opened = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(docx, false);
        var text = opened.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(compiled.Report.Figures.Values, f => Assert.Contains(f.Shown, text, StringComparison.Ordinal));
        return compiled;
    }

    private static async Task Sound(Office office, string seed)
    {
        await office.Verification.Seal(Cancel);
        Assert.True((await office.Recounts.Check(null, Cancel)).Differences.Count == 0, seed);
        Assert.Empty((await office.Verification.Run(cancel: Cancel)).Faults);
    }

    private sealed class After(int year) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year + 1, 1, 10, 2, 0, 0, TimeSpan.Zero);
    }
}
