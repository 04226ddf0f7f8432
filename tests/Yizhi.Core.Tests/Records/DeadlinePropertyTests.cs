using CsCheck;
using Xunit;
using Yizhi.Core.Tests.Time;
using Yizhi.Core.Time;
using static Yizhi.Core.Tests.Records.Clock;

namespace Yizhi.Core.Tests.Records;

public class DeadlinePropertyTests
{
    private static readonly Gen<(int Stop, int Length)[]> AnyPauses = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 30]).Array[0, 3];

    [Fact]
    public void A_due_day_is_where_a_clerk_ticking_off_a_calendar_would_end() =>
        Gen.Select(AnyDay, Gen.Int[1, 40], Gen.Bool, AnyPauses).Sample((start, count, working, pauses) =>
        {
            var rule = Rule($"{count} {(working ? "working days" : "days")}") with { Pauses = [.. pauses.Select((_, i) => ($"stop{i}", $"go{i}"))] };
            var days = pauses.Select(p => (Stop: start.AddDays(p.Stop), Go: start.AddDays(p.Stop + p.Length))).ToList();
            var state = Reckon(rule, [("start", Written(start)), .. days.SelectMany((d, i) => new[] { ($"stop{i}", Written(d.Stop)), ($"go{i}", Written(d.Go)) })]);

            var left = count;
            var day = start;
            while (left > 0)
            {
                day = day.AddDays(1);
                var stands = days.Any(d => day > d.Stop && day <= d.Go);
                if (!stands && (!working || Notices.IsOpen(day)))
                    left--;
            }
            Assert.Equal(day, state.Due);
        });

    [Fact]
    public void A_month_with_pauses_ends_on_the_day_on_which_as_many_days_would_end() =>
        Gen.Select(AnyDay, Gen.Int[1, 4], AnyPauses).Sample((start, months, pauses) =>
        {
            (string, string)[] values = [("start", Written(start)), .. pauses.SelectMany((p, i) => new[] { ($"stop{i}", Written(start.AddDays(p.Stop))), ($"go{i}", Written(start.AddDays(p.Stop + p.Length))) })];
            DateOnly Due(string length) => Reckon(Rule(length) with { Pauses = [.. pauses.Select((_, i) => ($"stop{i}", $"go{i}"))] }, values).Due;
            Assert.Equal(Due($"{start.AddMonths(months).DayNumber - start.DayNumber} days"), Due($"{months} months"));
        });

    [Fact]
    public void A_longer_length_a_later_event_or_a_longer_pause_never_makes_it_due_earlier() =>
        Gen.Select(AnyDay, Gen.Int[1, 30], Gen.OneOf("days", "working days", "months"), Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 10]).Sample((start, count, unit, stop, pause, more) =>
        {
            DateOnly Due(DateOnly start, int count, int pause) => Reckon(
                Rule($"{Math.Min(count, unit == "months" ? 6 : 60)} {unit}") with { Pauses = [("stop", "go")] },
                ("start", Written(start)), ("stop", Written(start.AddDays(stop))), ("go", Written(start.AddDays(stop + pause)))).Due;
            var due = Due(start, count, pause);
            Assert.True(due > start);
            Assert.True(Due(start, count + more, pause) >= due);
            Assert.True(Due(start, count, pause + more) >= due);
            Assert.True(Reckon(Rule($"{count} days"), ("start", Written(start.AddDays(more)))).Due >= Reckon(Rule($"{count} days"), ("start", Written(start))).Due);
        });

    [Fact]
    public void A_rolled_end_is_open_and_the_days_between_are_off() => Gen.Select(AnyDay, Gen.Int[1, 60]).Sample((start, count) =>
    {
        var plain = Reckon(Rule($"{count} days"), ("start", Written(start))).Due;
        var rolled = Reckon(Rule($"{count} days") with { Roll = true }, ("start", Written(start))).Due;
        Assert.True(rolled >= plain && Notices.IsOpen(rolled));
        for (var day = plain; day < rolled; day = day.AddDays(1))
            Assert.False(Notices.IsOpen(day));
    });

    [Fact]
    public void The_reckoning_ends_on_the_due_day() => Gen.Select(AnyDay, Gen.Int[1, 40], Gen.Bool, Gen.Bool).Sample((start, count, extended, roll) =>
    {
        var state = Reckon(Rule($"{count} days") with { Roll = roll, Extend = (Is("extended"), ByRule("1 month")) }, ("start", Written(start)), ("extended", extended ? "true" : "false"));
        Assert.Equal((ReckoningKind.Start, start), (state.Reckoning[0].Kind, state.Reckoning[0].Day));
        Assert.Equal(state.Due, state.Reckoning[^1].Day);
        Assert.Equal(extended, state.Reckoning.Any(l => l.Kind == ReckoningKind.Extension));
    });

    private static string Written(DateOnly day) => $"{day:yyyy-MM-dd}";
}
