using CsCheck;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Time;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Core.Tests.Counting;

/// <summary>A job as the tests think of it: plain values, from which every figure can be told by looking at all of them.</summary>
internal sealed record Job(DateOnly Day, string? Kind, string[] Kinds, decimal? Amount, DateOnly? From, DateOnly? Until, string? Person, decimal?[] Costs, bool Withdrawn = false)
{
    public bool IsLoud => Kind == "noise";

    /// <summary>Valid at the end of that day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day);

    public Record ToRecord()
    {
        var values = new Dictionary<string, Value?>
        {
            ["done_on"] = new Value.Day(Day),
            ["kind"] = Kind is null ? null : Kind == "-" ? Value.NoSense : new Value.Text(Kind),
            ["kinds"] = Kinds.Length == 0 ? null : new Value.Codes(Kinds),
            ["amount"] = Amount is { } amount ? new Value.Number(amount) : null,
            ["valid_from"] = From is { } from ? new Value.Day(from) : null,
            ["valid_until"] = Until is { } until ? new Value.Day(until) : null,
            ["person"] = Person is null ? null : new Value.Text(Person),
            ["items"] = Costs.Length == 0 ? null : new Value.Rows([.. Costs.Select(c => Fields.Of(c is { } cost ? [new("cost", new Value.Number(cost))] : []))]),
        };
        return CountOffice.Of("job", Day, Fields.Empty.With(values)) with { State = Withdrawn ? Flow.Withdrawn : "kept" };
    }
}

/// <summary>An office that counts in every way there is.</summary>
internal static class CountOffice
{
    private static readonly DateOnly First = new(2024, 1, 1);

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 3 * 366].Select(First.AddDays);
    private static readonly Gen<decimal> AnyAmount = Gen.OneOf(Gen.Const(0m), Gen.Int[-5_000, 1_000_000].Select(cents => cents / 100m));
    private static readonly Gen<string[]> AnyKinds = Gen.Int[0, 7].Select(bits => new[] { "noise", "litter", "other" }.Where((_, i) => (bits >> i & 1) == 1).ToArray());

    public static readonly Gen<Job> AnyJob = Gen.Select(
        Gen.Select(AnyDay, Gen.OneOf<string?>("noise", "noise", "litter", "other", "-", null), AnyKinds, AnyAmount.Nullable()),
        Gen.Select(AnyDay.Nullable(), Gen.Int[-20, 500].Nullable(), Gen.OneOf<string?>("甲", "乙", "丙", "丁", null), AnyAmount.Nullable().Array[0, 4], Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))),
        (what, more) => new Job(what.Item1, what.Item2, what.Item3, what.Item4, more.Item1, more.Item1 is { } from && more.Item2 is { } days ? from.AddDays(days) : null, more.Item3, more.Item4, more.Item5));

    public static readonly Gen<Job[]> AnyJobs = AnyJob.Array[0, 25];

    public static readonly Gen<Period> AnyPeriod = Gen.Select(Gen.Int[0, 38], Gen.Int[1, 13], (at, months) => Period.Between(Month.Of(First).Plus(at - 1), Month.Of(First).Plus(at + months - 2)));

    public static readonly OfficeCatalogue Definitions = CaseOffice.Load(JobText, SaidText, QuietText);

    public static readonly Contributor Counter = new(Definitions);

    public static IReadOnlyList<Contribution> Contributions(params IEnumerable<Job> jobs) => [.. jobs.SelectMany(j => Counter.Of(j.ToRecord()))];

    public static TallySheet Sheet(IEnumerable<Job> jobs, params Period[] periods) => Tallying.Sheet(Definitions, Contributions(jobs), periods);

    public static Record Of(string ledger, DateOnly day, Fields fields) => new() { Id = default, Ledger = ledger, Unit = CaseOffice.Street, Title = "", State = "kept", HappenedOn = day, Version = 1, Catalogue = "", Fields = fields };

    public static FigureValue Known(decimal number) => new FigureValue.Known(number);

    private const string JobText = """
        ledger: job
        title: 事
        purpose: 一件事
        day: done_on
        heading: person
        columns: [kinds]
        fields:
          - {key: done_on,     title: 日期,   type: date}
          - {key: kind,        title: 类别,   type: code, list: case_kind}
          - {key: kinds,       title: 各类别, type: codes, list: case_kind}
          - {key: amount,      title: 金额,   type: money}
          - {key: valid_from,  title: 起,     type: date}
          - {key: valid_until, title: 止,     type: date}
          - {key: person,      title: 人,     type: party, personal: true}
          - key: items
            title: 明细
            type: rows
            fields:
              - {key: cost, title: 费用, type: money}
        indicators:
          - {key: job.all,     title: 件数,     measure: 件, by: [kind, kinds]}
          - {key: job.loud,    title: 噪声,     measure: 件, when: {kind: noise}}
          - {key: job.amount,  title: 金额,     measure: 元, sum: amount, by: kind}
          - {key: job.valid,   title: 有效,     measure: 件, valid: {from: valid_from, until: valid_until}, by: kind}
          - {key: job.people,  title: 人数,     measure: 人, distinct: person, by: kind}
          - {key: job.holders, title: 持有人,   measure: 人, distinct: person, valid: {from: valid_from, until: valid_until}}
          - {key: job.items,   title: 明细数,   measure: 件, each: items}
          - {key: job.dear,    title: 大额明细, measure: 件, each: items, where: {cost: {at_least: 100}}}
          - {key: job.cost,    title: 费用,     measure: 元, each: items, sum: cost}
          - key: job.dated
            title: 口径变过
            measure: 件
            definitions:
              - {when: {kind: noise}}
              - {since: 2025-01-01, when: {kind: [noise, litter]}}
              - {since: 2025-07-01, on: valid_from}
          - {key: job.share,   title: 噪声率,   measure: "%", ratio: [job.loud, job.all]}
          - {key: job.monthly, title: 月均,     measure: 次/月, ratio: [job.all, period.months]}
          - {key: job.sum,     title: 合计,     measure: 件, total: [job.loud, job.items]}
          - {key: job.quiet,   title: 其余,     measure: 件, difference: [job.all, job.loud, job.dear]}
          - {key: job.deep,    title: 层层相除, measure: "%", ratio: [job.quiet, job.sum]}
          - {key: job.claimed, title: 只能申报, measure: 件, declared: true}
        checks:
          - {at_most: [job.loud, job.all], severity: error}
          - {whole: job.all, parts: [job.loud, job.items], severity: warning, say: 请核对明细。}
          - {equal: [job.all, job.items], severity: notice}
          - {change: job.all, within: 50 %, severity: notice}
        """;

    private const string SaidText = """
        ledger: said
        title: 申报
        purpose: 申报一个数
        day: as_of
        heading: which
        declares: {indicator: which, value: number}
        fields:
          - {key: which,  title: 指标, type: text}
          - {key: number, title: 数,   type: decimal}
          - {key: as_of,  title: 日期, type: date}
        indicators:
          - {key: said.entered, title: 申报数, measure: 件, on: as_of, when: {number: {present: true}}}
        """;

    private const string QuietText = """
        ledger: quiet
        title: 零报告
        purpose: 声明没有发生
        day: as_of
        heading: which
        nil: which
        fields:
          - {key: which, title: 台账, type: text}
          - {key: as_of, title: 日期, type: date}
        indicators:
          - {key: quiet.filed, title: 零报告, measure: 件}
        """;
}
