using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Documents.Pages;

namespace Yizhi.Reports;

/// <summary>Writes every paper of a catalogue from an empty record and every report with many, no and missing figures, so that a fault in a branch of a template shows when the catalogue is checked and not at the end of the year.</summary>
public static class ReportTrial
{
    private static readonly FigureValue[] Values = [new FigureValue.Known(12_345.5m), new FigureValue.Known(0), FigureValue.None, FigureValue.NoSense];

    /// <summary>The faults of all report templates.</summary>
    public static IReadOnlyList<CatalogueFault> Run(OfficeCatalogue catalogue)
    {
        var unit = new Unit("000000000001", "某某街道", UnitKind.Subdistrict, null, "000000000001/", DateOnly.MinValue, null);
        var profile = new ReportProfile(unit, Period.OfYear(2025), new DateOnly(2026, 1, 15));
        return [.. catalogue.Ledgers.Values.SelectMany(ledger => ledger.Documents.Select(d => Fault(ledger, d))).Concat(catalogue.Reports.Values.SelectMany(template => Values.Select(value => Fault(catalogue, template, profile, value)))).OfType<CatalogueFault>().Distinct()];
    }

    private static CatalogueFault? Fault(Ledger ledger, DocumentTemplate template)
    {
        var empty = new Record { Id = Guid.Empty, Ledger = ledger.Key, Unit = "", Title = "", State = ledger.Flow.Start, HappenedOn = new DateOnly(2025, 1, 1), Version = 1, Catalogue = "" };
        try
        {
            PageDocument.From(PaperCompiler.Compile(template, ledger, empty, UnitTree.Empty));
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or TooDeepException)
        {
            return new CatalogueFault(template.Place.File, template.Place.Line, template.Place.Column, wrong.Message);
        }
    }

    private static CatalogueFault? Fault(OfficeCatalogue catalogue, ReportTemplate template, ReportProfile profile, FigureValue value)
    {
        try
        {
            PageDocument.From(ReportCompiler.Compile(catalogue, template, profile, (_, _, _) => value));
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or UnknownTokenException or TooDeepException)
        {
            return new CatalogueFault(template.TemplateFile, 1, 1, wrong.Message);
        }
    }
}
