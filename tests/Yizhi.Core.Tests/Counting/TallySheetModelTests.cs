using CsCheck;
using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using static Yizhi.Core.Tests.Counting.CountOffice;

namespace Yizhi.Core.Tests.Counting;

/// <summary>Every figure of the sheet against the plainest way to get it: look at all records and count.</summary>
public class TallySheetModelTests
{
    [Fact]
    public void Counts_and_sums_are_those_of_the_period() => Against((jobs, period, sheet) =>
    {
        var within = jobs.Where(j => period.Contains(j.Day)).ToList();
        Same(sheet, period, "job.all", within.Count);
        Same(sheet, period, "job.loud", within.Count(j => j.IsLoud));
        Same(sheet, period, "job.amount", within.Sum(j => j.Amount ?? 0));
        Same(sheet, period, "job.items", within.Sum(j => j.Costs.Length));
        Same(sheet, period, "job.dear", within.Sum(j => j.Costs.Count(c => c >= 100)));
        Same(sheet, period, "job.cost", within.Sum(j => j.Costs.Sum(c => c ?? 0)));
    });

    [Fact]
    public void A_stock_is_what_holds_on_the_last_day_whenever_it_began() => Against((jobs, period, sheet) =>
    {
        var held = jobs.Where(j => j.HoldsOn(period.Last)).ToList();
        Same(sheet, period, "job.valid", held.Count);
        Same(sheet, period, "job.valid", held.Count(j => j.IsLoud), "kind:noise");
        Same(sheet, period, "job.holders", held.Select(j => j.Person).OfType<string>().Distinct().Count());
    });

    [Fact]
    public void People_are_counted_once_in_a_period_however_often_they_come() => Against((jobs, period, sheet) =>
    {
        var within = jobs.Where(j => period.Contains(j.Day)).ToList();
        Same(sheet, period, "job.people", within.Select(j => j.Person).OfType<string>().Distinct().Count());
        Same(sheet, period, "job.people", within.Where(j => j.IsLoud).Select(j => j.Person).OfType<string>().Distinct().Count(), "kind:noise");
    });

    [Fact]
    public void Slices_of_one_code_make_the_whole_and_of_several_codes_count_each() => Against((jobs, period, sheet) =>
    {
        var within = jobs.Where(j => period.Contains(j.Day)).ToList();
        foreach (var kind in new[] { "noise", "litter", "other" })
        {
            Same(sheet, period, "job.all", within.Count(j => j.Kind == kind), "kind:" + kind);
            Same(sheet, period, "job.all", within.Count(j => j.Kinds.Contains(kind)), "kinds:" + kind);
            Same(sheet, period, "job.amount", within.Where(j => j.Kind == kind).Sum(j => j.Amount ?? 0), "kind:" + kind);
        }
        Same(sheet, period, "job.all", within.Count(j => j.Kind is null or "-"), "kind:");
        Same(sheet, period, "job.all", within.Count(j => j.Kinds.Length == 0), "kinds:");
        var parts = sheet.Slices("job.all", period).Where(s => s.StartsWith("kind:", StringComparison.Ordinal)).ToList();
        Assert.Equal(within.Select(j => "kind:" + (j.Kind is null or "-" ? "" : j.Kind)).Distinct().Order(), parts.Order());
        Same(sheet, period, "job.all", parts.Sum(s => sheet.Value("job.all", period, s).NumberOrNull!.Value));
    });

    [Fact]
    public void A_record_counts_by_the_definition_in_force_on_its_own_day() => Against((jobs, period, sheet) =>
    {
        var (second, third) = (new DateOnly(2025, 1, 1), new DateOnly(2025, 7, 1));
        // The third definition goes by another date field, so one job can fall under two definitions or under none.
        var count = jobs.Count(j => period.Contains(j.Day) && j.Day < second && j.IsLoud)
            + jobs.Count(j => period.Contains(j.Day) && j.Day >= second && j.Day < third && j.Kind is ("noise" or "litter"))
            + jobs.Count(j => j.From >= third && period.Contains(j.From.Value));
        Same(sheet, period, "job.dated", count);
    });

    [Fact]
    public void Derived_figures_are_made_of_the_others() => Against((jobs, period, sheet) =>
    {
        decimal Number(string key) => sheet.Value(key, period).NumberOrNull!.Value;
        Same(sheet, period, "job.sum", Number("job.loud") + Number("job.items"));
        Same(sheet, period, "job.quiet", Number("job.all") - Number("job.loud") - Number("job.dear"));
        Same(sheet, period, "job.monthly", Number("job.all") / period.Months);
        var share = Number("job.all") == 0 ? FigureValue.NoSense : Known(Number("job.loud") / Number("job.all") * 100);
        Assert.Equal(share, sheet.Value("job.share", period));
        var deep = Number("job.sum") == 0 ? FigureValue.NoSense : Known(Number("job.quiet") / Number("job.sum") * 100);
        Assert.Equal(deep, sheet.Value("job.deep", period));
    });

    [Fact]
    public void A_ledger_that_nobody_kept_up_to_the_end_of_the_period_is_missing_not_zero() => Gen.Select(AnyJobs, AnyPeriod).Sample((jobs, period) =>
    {
        var sheet = Sheet(jobs, period);
        var isKept = jobs.Any(j => !j.Withdrawn && j.Day <= period.Last);
        // What is valid may have begun before the day of its record; then there is a figure although the ledger was begun later.
        Assert.True(!jobs.Any(j => !j.Withdrawn && j.From <= period.Last && !(j.Until < j.From)) || sheet.Value("job.valid", period) is FigureValue.Known);
        foreach (var key in new[] { "job.all", "job.loud", "job.amount", "job.people", "job.items", "job.dear", "job.cost", "job.sum", "job.quiet", "job.monthly" })
            Assert.Equal(isKept, sheet.Value(key, period) is FigureValue.Known);
        // So may what counts by another day than the record's own.
        var isDated = jobs.Any(j => !j.Withdrawn && j.From >= new DateOnly(2025, 7, 1) && period.Contains(j.From.Value));
        Assert.Equal(isKept || isDated, sheet.Value("job.dated", period) is FigureValue.Known);
        foreach (var key in new[] { "job.share", "job.deep" })
            Assert.Equal(isKept, sheet.Value(key, period) is not FigureValue.Missing);
        Assert.Equal(FigureValue.None, sheet.Value("job.claimed", period));
    });

    // Withdrawn jobs are among those counted from and never among those counted.
    private static void Against(Action<IReadOnlyList<Job>, Period, TallySheet> check) => Gen.Select(AnyJob, AnyJobs, AnyPeriod).Sample((first, jobs, period) =>
    {
        Job[] all = [first with { Day = new DateOnly(2023, 6, 1), From = null, Until = null, Withdrawn = false }, .. jobs];
        check([.. all.Where(j => !j.Withdrawn)], period, Sheet(all, period));
    }, iter: 400);

    private static void Same(TallySheet sheet, Period period, string key, decimal number, string slice = "") =>
        Assert.Equal(Known(number), sheet.Value(key, period, slice));
}
