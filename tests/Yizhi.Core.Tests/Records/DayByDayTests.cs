using CsCheck;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Records;

/// <summary>The days told one by one are those the deadline was reckoned by.</summary>
public sealed class DayByDayTests
{
    private static readonly WorkCalendar Calendar = new([new YearNotice(2025, "测试", [new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 2), new DateOnly(2025, 10, 3)], [new DateOnly(2025, 9, 28)])]);

    [Fact]
    public void Working_days_are_numbered_and_days_off_are_named()
    {
        var days = Days(new DateOnly(2025, 9, 26), new Length(5, LengthUnit.WorkingDay), new DateOnly(2025, 10, 7));
        Assert.Equal((DayKind.Event, DayKind.Closed, DayKind.Counted), (days[0].Kind, days[1].Kind, days[2].Kind));
        Assert.Equal([1, 2, 3, 4, 5], days.Where(d => d.Number is not null).Select(d => d.Number!.Value));
        Assert.Equal(new DateOnly(2025, 10, 7), days[^1].Day);
    }

    [Fact]
    public void A_pause_and_a_roll_are_named()
    {
        var start = new DateOnly(2025, 11, 3);
        var state = State(start, new DateOnly(2025, 11, 17), new ReckoningLine(ReckoningKind.Start, start), new ReckoningLine(ReckoningKind.Pause, new DateOnly(2025, 11, 5), Until: new DateOnly(2025, 11, 7)),
            new ReckoningLine(ReckoningKind.Length, new DateOnly(2025, 11, 15), new Length(10, LengthUnit.Day)), new ReckoningLine(ReckoningKind.Roll, new DateOnly(2025, 11, 17)));
        var days = DayByDay.Of(state, Calendar);
        Assert.Equal([new DateOnly(2025, 11, 6), new DateOnly(2025, 11, 7)], days.Where(d => d.Kind == DayKind.Paused).Select(d => d.Day));
        Assert.Equal(10, days.Max(d => d.Number));
        Assert.Equal([new DateOnly(2025, 11, 16), new DateOnly(2025, 11, 17)], days.Where(d => d.Kind == DayKind.Rolled).Select(d => d.Day));
    }

    [Fact]
    public void The_last_number_is_the_length_whenever_nothing_else_happened() => Gen.Select(Gen.Int[0, 300], Gen.Int[1, 40], Gen.Bool).Sample((at, count, working) =>
    {
        var start = new DateOnly(2025, 1, 1).AddDays(at);
        var length = new Length(count, working ? LengthUnit.WorkingDay : LengthUnit.Day);
        var due = working ? Calendar.Add(start, count).Day : start.AddDays(count);
        var days = Days(start, length, due);
        Assert.Equal(count, days[^1].Number);
        Assert.Equal(due, days[^1].Day);
        Assert.Equal(due.DayNumber - start.DayNumber + 1, days.Count);
    });

    private static IReadOnlyList<DayLine> Days(DateOnly start, Length length, DateOnly due) =>
        DayByDay.Of(State(start, due, new ReckoningLine(ReckoningKind.Start, start), new ReckoningLine(ReckoningKind.Length, due, length)), Calendar);

    private static DeadlineState State(DateOnly start, DateOnly due, params ReckoningLine[] lines) => new("x", "期限", start, due, false, false, false, null, due, "", lines);
}
