using CsCheck;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Time;
using Yizhi.Core.Time;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Core.Tests.Records;

/// <summary>One deadline over a record that has nothing but the days that move it.</summary>
internal static class Clock
{
    public static readonly Gen<DateOnly> AnyDay = Gen.Int[Notices.First.DayNumber, Notices.Last.DayNumber - 300].Select(DateOnly.FromDayNumber);

    public static DeadlineRule Rule(string within) => new() { Key = "due", Title = "期限", From = "start", Within = ByRule(within) };

    public static LimitLength ByRule(string text) => new LimitLength.ByRule(Length(text), "工作规定");

    public static Length Length(string text) => Core.Time.Length.TryParse(text, out var length) ? length : throw new FormatException(text);

    public static Filter Is(string field) => new Filter.OneOf(field, ["true"]);

    public static Ledger LedgerWith(params DeadlineRule[] rules) =>
        new() { Key = "clock", Title = "钟", Purpose = "", Subsystem = "", Day = "start", Heading = "start", Fields = [], Flow = Flow.Plain, Deadlines = rules };

    public static Record Kept(params (string Key, string Text)[] values) => new()
    {
        Id = default,
        Ledger = "clock",
        Unit = CaseOffice.Street,
        Title = "",
        State = "kept",
        HappenedOn = Notices.First,
        Version = 1,
        Catalogue = "",
        Fields = Fields.Of(values.Select(v => KeyValuePair.Create(v.Key, v.Text is "true" or "false" ? new Value.Flag(v.Text == "true") : (Value)new Value.Day(Notices.Day(v.Text))))),
    };

    public static DeadlineState Reckon(DeadlineRule rule, params (string Key, string Text)[] values) =>
        Deadlines.Of(Kept(values), LedgerWith(rule), Notices.Calendar).Single();
}
