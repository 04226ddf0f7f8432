using System.Globalization;
using Sylvan.Data.Csv;

namespace Yizhi.Tests.Seeds;

/// <summary>A figure as a real report prints it.</summary>
/// <param name="Seed">The report's file.</param>
/// <param name="Line">Its line in the list, the heading left out.</param>
/// <param name="Phrase">What is counted.</param>
/// <param name="Number">The number; a share of one where the unit is %.</param>
/// <param name="Unit">The counting unit as printed.</param>
/// <param name="Qualifier">exact, 余, 多 or 以上.</param>
/// <param name="Indicator">The indicator's key in the list.</param>
public sealed record SeedFigure(string Seed, int Line, string Phrase, decimal Number, string Unit, string Qualifier, string Indicator)
{
    /// <summary>Whether the report gives only the beginning of the number.</summary>
    public bool IsRounded => Qualifier is "余" or "多";

    /// <summary>The number in the counting unit of the product: percentages as such.</summary>
    public decimal Wanted => Unit == "%" ? Number * 100 : Number;

    /// <summary>The smallest step the printed digits can hide: 200余 hides less than a hundred, 5.5万余 less than a thousand.</summary>
    public decimal Step
    {
        get
        {
            var step = 1m;
            while (Wanted > 0 && Wanted % (step * 10) == 0)
                step *= 10;
            return step;
        }
    }

    /// <summary>An exact number of which the report would print this.</summary>
    public decimal Exact => IsRounded ? Wanted + Math.Max(1, decimal.Floor(Step * 0.3m)) : Wanted;

    /// <summary>Whether an exact value may be printed so.</summary>
    public bool IsMetBy(decimal value) => IsRounded ? value > Wanted && value < Wanted + Step : value == Wanted;

    /// <summary>The folder of shared texts beside the house; null where it is not there.</summary>
    public static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("YIZHI_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Yizhi.slnx")))
                return at.Parent is { } above && File.Exists(Path.Combine(above.FullName, "shared", "domain", "seed-figures.csv")) ? Path.Combine(above.FullName, "shared") : null;
        return null;
    }

    /// <summary>Every figure of the list.</summary>
    public static IReadOnlyList<SeedFigure> Read(string folder)
    {
        using var csv = CsvDataReader.Create(Path.Combine(folder, "domain", "seed-figures.csv"));
        var figures = new List<SeedFigure>();
        while (csv.Read())
            figures.Add(new SeedFigure(csv.GetString(0), figures.Count + 1, csv.GetString(2), decimal.Parse(csv.GetString(3), CultureInfo.InvariantCulture), csv.GetString(4), csv.GetString(5), csv.GetString(7)));
        return figures;
    }
}

/// <summary>Where the product names or counts a figure otherwise than the list does, and why: <c>docs/indicator-names.csv</c>.</summary>
public sealed class IndicatorNames
{
    private readonly List<(string Seed, string Indicator, string Unit, string Product, string Slice, string ProductUnit)> rows = [];

    public IndicatorNames()
    {
        using var csv = CsvDataReader.Create(Path.Combine(AppContext.BaseDirectory, "indicator-names.csv"));
        while (csv.Read())
        {
            if (csv.GetString(6).Length < 4)
                throw new InvalidDataException($"{csv.GetString(1)} gives no reason.");
            rows.Add((csv.GetString(0), csv.GetString(1), csv.GetString(2), csv.GetString(3), csv.GetString(4), csv.GetString(5)));
        }
    }

    /// <summary>The product's indicator, slice and counting unit for a figure of the list; null where they are the list's own.</summary>
    public (string Indicator, string Slice, string Unit)? Of(SeedFigure figure) =>
        rows.Where(r => (r.Seed == "*" || figure.Seed.StartsWith(r.Seed, StringComparison.Ordinal)) && r.Indicator == figure.Indicator && r.Unit == figure.Unit)
            .Select(r => ((string, string, string)?)(r.Product, r.Slice, r.ProductUnit)).FirstOrDefault();
}
