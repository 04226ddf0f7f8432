using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using static Yizhi.Core.Tests.Counting.CountOffice;

namespace Yizhi.Core.Tests.Counting;

/// <summary>What lets a save touch tallies with a difference alone, in any order, by any number of writers.</summary>
public class TallyingAlgebraTests
{
    private static readonly string[] Keys = [.. Definitions.Indicators.Keys.Where(k => Definitions.Indicators[k].Kind is not (IndicatorKind.Distinct or IndicatorKind.Declared)).Order()];

    [Fact]
    public void Changing_a_record_changes_the_tallies_by_the_difference_of_its_contributions() => Gen.Select(AnyJobs, AnyJob, AnyJob, AnyPeriod).Sample((others, before, after, period) =>
    {
        var delta = Rows(Contributions(after)).Concat(Rows(Contributions(before)).Select(t => t with { Value = -t.Value, Count = -t.Count }));
        var changed = new TallySheet(Definitions, Rows(Contributions([.. others, before])).Concat(delta));
        Same(new TallySheet(Definitions, Rows(Contributions([.. others, after]))), changed, period);
    }, iter: 300);

    [Fact]
    public void A_withdrawn_record_leaves_nothing_behind() => Gen.Select(AnyJobs, AnyJob, AnyPeriod).Sample((others, job, period) =>
    {
        Assert.Empty(Contributions(job with { Withdrawn = true }));
        var withdrawn = new TallySheet(Definitions, Rows(Contributions([.. others, job])).Concat(Rows(Contributions(job)).Select(t => t with { Value = -t.Value, Count = -t.Count })));
        Same(new TallySheet(Definitions, Rows(Contributions(others))), withdrawn, period);
    }, iter: 300);

    [Fact]
    public void The_order_of_records_does_not_matter() => Gen.Select(AnyJobs, Gen.Int, AnyPeriod).Sample((jobs, seed, period) =>
    {
        var shuffled = jobs.OrderBy(j => HashCode.Combine(seed, j.Day, j.Amount, j.Person)).ToArray();
        Same(Sheet(jobs, period), Sheet(shuffled, period), period);
        Assert.Equal(Sheet(jobs, period).Value("job.people", period), Sheet(shuffled, period).Value("job.people", period));
    }, iter: 300);

    [Fact]
    public void The_sheet_of_a_district_is_the_rows_of_its_units_together() => Gen.Select(AnyJobs, AnyJobs, AnyPeriod).Sample((one, other, period) =>
        Same(Sheet([.. one, .. other]), new TallySheet(Definitions, Rows(Contributions(one)).Concat(Rows(Contributions(other)))), period), iter: 300);

    [Fact]
    public void What_lies_before_the_first_month_may_be_summed_into_one_row() => Gen.Select(AnyJobs, AnyPeriod).Sample((jobs, period) =>
    {
        var rows = Rows(Contributions(jobs)).ToList();
        var folded = rows.Select(t => t.Month < period.FirstMonth.Number ? t with { Month = TallySheet.Earlier } : t);
        Same(new TallySheet(Definitions, rows), new TallySheet(Definitions, folded), period);
    }, iter: 300);

    [Fact]
    public void The_months_of_a_period_make_the_period() => Gen.Select(AnyJob, AnyJobs, AnyPeriod).Sample((first, jobs, period) =>
    {
        var sheet = Sheet([first with { Day = new DateOnly(2023, 6, 1), Withdrawn = false }, .. jobs]);
        var months = Enumerable.Range(0, period.Months).Select(i => period.FirstMonth.Plus(i)).Select(m => Period.Between(m, m)).ToList();
        foreach (var key in new[] { "job.all", "job.loud", "job.amount", "job.items", "job.cost", "job.dated", "job.sum", "job.quiet" })
            Assert.Equal(sheet.Value(key, period), Known(months.Sum(m => sheet.Value(key, m).NumberOrNull!.Value)));
        Assert.Equal(sheet.Value("job.valid", period), sheet.Value("job.valid", months[^1]));
    }, iter: 300);

    [Fact]
    public void Ten_thousandths_hold_every_number_a_field_can_hold() => Gen.Long[-100_000_000_000_000_000, 100_000_000_000_000_000].Sample(parts =>
    {
        var number = Contribution.Unscaled(parts);
        Assert.Equal(parts, Contribution.Scaled(number));
        Assert.Equal(number, Contribution.Unscaled(Contribution.Scaled(number)));
    });

    private static IEnumerable<Tally> Rows(IEnumerable<Contribution> contributions) =>
        contributions.Select(c => new Tally(c.Indicator, c.Slice, Month.Of(c.Day).Number, c.Value, 1));

    private static void Same(TallySheet expected, TallySheet actual, Period period)
    {
        foreach (var key in Keys)
        {
            Assert.Equal(expected.Value(key, period), actual.Value(key, period));
            Assert.Equal(expected.Slices(key, period).Order(), actual.Slices(key, period).Order());
            foreach (var slice in expected.Slices(key, period))
                Assert.Equal(expected.Value(key, period, slice), actual.Value(key, period, slice));
        }
    }
}
