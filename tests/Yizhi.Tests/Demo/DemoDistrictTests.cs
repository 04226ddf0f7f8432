using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Demo;
using Yizhi.Storage;

namespace Yizhi.Tests.Demo;

public sealed class BuiltDistrict : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "yizhi-demo-" + Guid.NewGuid().ToString("N"));

    public Office Office { get; private set; } = null!;
    public DemoResult Result { get; private set; } = null!;

    public static OfficeCatalogue Catalogue() => CatalogueFiles.Load(null) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };

    public async ValueTask InitializeAsync()
    {
        Office = await Office.Open(folder, Catalogue());
        var watch = Stopwatch.StartNew();
        Result = await DemoDistrict.Build(Office);
        TestContext.Current.SendDiagnosticMessage($"{Result} in {watch.Elapsed.TotalSeconds:0.0} s");
        if (Environment.GetEnvironmentVariable("YIZHI_DEMO_SHOW") == "1")
            Console.WriteLine($"{Result} in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        Directory.Delete(folder, true);
    }
}

/// <summary>The demonstration tells a believable district, and tells it alike every time.</summary>
public sealed class DemoDistrictTests(BuiltDistrict district) : IClassFixture<BuiltDistrict>
{
    private Office Office => district.Office;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void It_has_about_twenty_thousand_records_and_some_hundreds_of_papers()
    {
        Assert.InRange(district.Result.Records, 19_000, 21_000);
        Assert.InRange(district.Result.Entries, district.Result.Records + 5_000, 70_000);
        Assert.InRange(district.Result.Evidence, 200, 1200);
    }

    [Fact]
    public async Task Every_ledger_has_records_in_the_first_subdistrict_or_a_nil_return()
    {
        await using var db = Office.Database.Context();
        var counts = await db.Records.GroupBy(r => r.Ledger).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        if (Environment.GetEnvironmentVariable("YIZHI_DEMO_SHOW") == "1")
            Console.WriteLine(string.Join('\n', counts.OrderByDescending(c => c.Value).Select(c => $"{c.Value,6} {c.Key}")));
        Assert.Equal(Office.Catalogue.Ledgers.Keys.Order(), counts.Keys.Order());
    }

    [Fact]
    public void Every_recipe_is_for_a_ledger_of_the_catalogue() =>
        Assert.DoesNotContain(DemoDistrict.WithRecipe, l => !Office.Catalogue.Ledgers.ContainsKey(l));

    [Fact]
    public async Task Nothing_is_told_of_the_future_and_moments_run_forward()
    {
        await using var db = Office.Database.Context();
        var entries = await db.Journal.AsNoTracking().Select(j => new { j.Record, j.Entry, j.At }).ToListAsync(Cancel);
        Assert.All(entries, e => Assert.InRange(Office.DayOf(e.At), new DateOnly(2024, 1, 2), new DateOnly(2025, 12, 31)));
        Assert.All(entries, e => Assert.InRange(Office.Local(e.At).TimeOfDay, new TimeSpan(8, 0, 0), new TimeSpan(18, 0, 0)));
        Assert.All(entries.GroupBy(e => e.Record), g => Assert.Equal(g.OrderBy(e => e.Entry).Select(e => e.At), g.OrderBy(e => e.Entry).Select(e => e.At).Order()));
    }

    [Fact]
    public async Task Some_work_is_still_open_some_pressing_and_some_overdue_at_the_end()
    {
        await using var db = Office.Database.Context();
        var due = await db.Records.AsNoTracking().Where(r => r.Due != null && r.State != Flow.Withdrawn).Select(r => r.Due!.Value).ToListAsync(Cancel);
        Assert.InRange(due.Count(d => d < DemoDistrict.LastDay), 20, 400);
        Assert.InRange(due.Count(d => d >= DemoDistrict.LastDay && d <= DemoDistrict.LastDay.AddDays(7)), 10, 300);
        Assert.InRange(due.Count(d => d > DemoDistrict.LastDay.AddDays(7)), 30, 600);
        Assert.InRange(await db.Records.CountAsync(r => r.State == Flow.Withdrawn, Cancel), 20, 200);
        Assert.InRange(await db.Journal.CountAsync(j => j.Act == "correct", Cancel), 60, 600);
    }

    [Fact]
    public async Task The_recount_and_the_verification_find_nothing()
    {
        await Office.Verification.Seal(Cancel);
        Assert.Empty((await Office.Recounts.Check(null, Cancel)).Differences);
        var verified = await Office.Verification.Run(cancel: Cancel);
        Assert.Empty(verified.Faults);
        Assert.Equal(0, verified.Wrong);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task No_report_has_an_error_and_the_first_subdistricts_has_no_gap(int year)
    {
        foreach (var unit in Office.Units.Below(DemoDistrict.DistrictCode).Append(Office.Units.Find(DemoDistrict.DistrictCode)!))
        {
            var compiled = await Office.Reports.Compile(Office.Catalogue.Reports["annual"], new ReportProfile(unit, Period.OfYear(year), new DateOnly(year + 1, 1, 20)), Cancel);
            Assert.Empty(compiled.Findings.Where(f => f.Severity == Severity.Error).Select(f => unit.Name + f.Message));
            if (unit.Code != DemoDistrict.FirstSubdistrict)
                continue;
            Assert.Empty(compiled.Report.Gaps);
            if (Environment.GetEnvironmentVariable("YIZHI_DEMO_SHOW") == "1")
                Console.WriteLine(string.Join('\n', compiled.Findings.Select(f => $"{f.Severity} {f.Message}")) + "\n" + Tokens.In().Replace(compiled.Report.Text, m => compiled.Report.Figures.TryGetValue(m.Groups["inner"].Value, out var figure) ? figure.Shown : m.Value));
        }
    }

    [Fact]
    public async Task A_second_district_has_the_same_records_and_the_same_figures()
    {
        var folder = Path.Combine(Path.GetTempPath(), "yizhi-demo-" + Guid.NewGuid().ToString("N"));
        await using (var second = await Office.Open(folder, BuiltDistrict.Catalogue(), cancel: Cancel))
        {
            await DemoDistrict.Build(second, cancel: Cancel);
            Assert.Equal(await Fingerprint(Office), await Fingerprint(second));
        }
        Directory.Delete(folder, true);
    }

    // Personal values are encrypted with a key of the folder, so they and all hashes differ; everything else must not.
    private static async Task<string> Fingerprint(Office office)
    {
        await using var db = office.Database.Context();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        foreach (var row in await db.Records.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel))
        {
            var record = office.Ledgers.ToRecord(row, reveal: true);
            Add($"{record.Id} {record.Ledger} {record.Unit} {record.Number} {record.Title} {record.State} {record.HappenedOn:O} {record.Handler} {record.Version} {row.Due:O}");
            foreach (var (key, value) in record.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
                Add($"{key}={(value is Yizhi.Core.Records.Value.Rows rows ? string.Join('|', rows.Items.SelectMany(i => i.OrderBy(c => c.Key, StringComparer.Ordinal)).Select(c => $"{c.Key}={c.Value}")) : value)}");
        }
        foreach (var link in await db.EvidenceLinks.AsNoTracking().OrderBy(l => l.Record).ThenBy(l => l.Name).ThenBy(l => l.Hash).ToListAsync(Cancel))
            Add($"{link.Record} {link.Name} {link.FileName} {link.Hash} {link.At:O} {link.ActorName}");
        foreach (var tally in await db.Tallies.AsNoTracking().OrderBy(t => t.Unit).ThenBy(t => t.Month).ThenBy(t => t.Indicator).ThenBy(t => t.Slice).ToListAsync(Cancel))
            Add($"{tally.Unit} {tally.Month} {tally.Indicator} {tally.Slice} {tally.Value} {tally.Count}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
