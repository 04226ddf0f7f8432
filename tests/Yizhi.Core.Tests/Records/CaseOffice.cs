using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Time;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Core.Tests.Records;

/// <summary>A small office with one ledger that has every type of field and every kind of rule, written in the catalogue's own language.</summary>
internal static class CaseOffice
{
    public const string Street = "330102003000";
    public const string Community = "330102003001";
    public const string Dissolved = "330102003002";
    public const string OtherStreet = "330102004000";

    public static readonly DateOnly Today = new(2025, 3, 10);

    public static readonly UnitTree Units = new(
    [
        Node("330102", "明湖区", UnitKind.District, null, "330102/"),
        Node(Street, "书院街道", UnitKind.Subdistrict, "330102", $"330102/{Street}/"),
        Node(Community, "柳浪社区", UnitKind.Community, Street, $"330102/{Street}/{Community}/"),
        Node(Dissolved, "旧桥社区", UnitKind.Community, Street, $"330102/{Street}/{Dissolved}/") with { Until = new DateOnly(2024, 12, 31) },
        Node(OtherStreet, "北山街道", UnitKind.Subdistrict, "330102", $"330102/{OtherStreet}/"),
    ]);

    public static readonly Actor Clerk = Person("clerk");
    public static readonly Actor Head = Person("clerk", "head");
    public static readonly Actor Stranger = Person("auditor");

    public static readonly OfficeCatalogue Catalogue = Load(CaseText);
    public static readonly Ledger Case = Catalogue.Ledger("case");
    public static readonly Saving Desk = new(Catalogue, Units, Today);

    public static Field Field(string key) => Case.Field(key) ?? Case.Fields.SelectMany(f => f.Rows).Single(f => f.Key == key);

    public static Actor Person(params string[] roles) => new("u1", "许望舒", Street, roles.ToHashSet());

    public static OfficeCatalogue Load(params string[] ledgers) => CatalogueLoader.Load([
            .. ledgers.Select((text, i) => new SourceFile($"cases/ledger{i}.yaml", text)),
            new("base/lists.yaml", Lists), new("base/measures.yaml", Measures), new("base/roles.yaml", Roles)]) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Values as a form sends them: each is read as typed, and an empty text empties the field.</summary>
    public static Dictionary<string, Value?> Typed(params (string Key, string Text)[] typed) => typed.ToDictionary(t => t.Key, t =>
        Entry.Read(Field(t.Key), t.Text, out var value) is { } fault ? throw new ArgumentException(fault.ToString()) : value);

    public static Change.Enter Enter(params (string Key, string Text)[] more) =>
        new(new Guid("01900000-0000-7000-8000-000000000001"), Street, Typed([.. Least.Where(l => more.All(m => m.Key != l.Key)), .. more]));

    public static (string Key, string Text)[] Least => [("subject", "楼道堆物"), ("received_on", "2025-03-03"), ("kind", "noise")];

    public static Record Entered(params (string Key, string Text)[] more) => Accepted(null, Enter(more));

    /// <summary>A record further on its way, with all that its steps asked for.</summary>
    public static Record At(string state) => Accepted(null, Enter(("accepted_on", "2025-03-04"), ("decided_on", "2025-03-06"), ("outcome", "granted"), ("closed_on", "2025-03-07")) with { State = state });

    public static Record Accepted(Record? before, Change change, Actor? actor = null) => Desk.Decide(Case, before, change, actor ?? Head) switch
    {
        Decision.Accepted accepted => accepted.After,
        Decision.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Faults)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The codes of the faults with their fields, as <c>subject:field.required</c>; empty when the change is accepted.</summary>
    public static string[] Faults(Record? before, Change change, Actor? actor = null) =>
        Desk.Decide(Case, before, change, actor ?? Head) is Decision.Refused refused ? [.. refused.Faults.Select(f => $"{f.Field}:{f.Code}")] : [];

    private static Unit Node(string code, string name, UnitKind kind, string? parent, string path) => new(code, name, kind, parent, path, Notices.First, null);

    public const string Lists = """
        lists:
          case_kind: {title: 类别, codes: {noise: 噪声, litter: 乱堆放, other: 其他}}
          case_outcome: {title: 结果, codes: {granted: 支持, refused: 不支持}}
        """;

    public const string Measures = """
        measures:
          - {key: 件, kind: count}
          - {key: 人, kind: count}
          - {key: 元, kind: money}
          - {key: "%", kind: percent}
          - {key: 次/月, kind: rate}
        """;

    public const string Roles = "roles: {clerk: 经办人, head: 负责人, auditor: 审计员}";

    public const string CaseText = """
        ledger: case
        title: 事项
        purpose: 一件群众事项从收到到归档
        day: received_on
        heading: subject
        columns: [people, score, seen_at, urgent, kinds, office, caller, party, earlier, paper, spot, phone, idno, notes, items, reason, area, remark, closed_on]
        by: [clerk]
        fields:
          - {key: subject,     title: 事由,     type: text, required: true, max_length: 150}
          - {key: received_on, title: 收到日期, type: date, required: true, not_before: 2020-01-01, not_after: today}
          - {key: kind,        title: 类别,     type: code, list: case_kind, required: true}
          - {key: reason,      title: 其他说明, type: text, required: true, when: {kind: other}}
          - {key: area,        title: 占地,     type: text, default: 公共部位, when: {kind: litter}}
          - {key: people,      title: 人数,     type: integer, min: 0, max: 5000, default: 1}
          - {key: score,       title: 评分,     type: decimal, min: -10, max: 10}
          - {key: amount,      title: 金额,     type: money}
          - {key: seen_at,     title: 到场时间, type: datetime, not_after: today}
          - {key: urgent,      title: 紧急,     type: yesno}
          - {key: kinds,       title: 涉及类别, type: codes, list: case_kind}
          - {key: office,      title: 转办单位, type: unit}
          - {key: caller,      title: 来电人,   type: person}
          - {key: party,       title: 当事人,   type: party}
          - {key: earlier,     title: 前一事项, type: link, ledger: case}
          - {key: paper,       title: 附件,     type: file}
          - {key: spot,        title: 地点,     type: place}
          - {key: phone,       title: 电话,     type: phone}
          - {key: idno,        title: 证件号,   type: identity}
          - {key: notes,       title: 经过,     type: longtext, max_length: 2000}
          - key: items
            title: 问题
            type: rows
            fields:
              - {key: what,    title: 内容, type: text, required: true, max_length: 20}
              - {key: cost,    title: 费用, type: money, min: 0}
              - {key: done_on, title: 办结, type: date, not_after: today}
          - {key: accepted_on, title: 受理日期, type: date, not_before: received_on, not_after: today}
          - {key: remark,      title: 受理意见, type: text}
          - {key: extended,    title: 已延长,   type: yesno}
          - {key: decided_on,  title: 决定日期, type: date, not_before: accepted_on, not_after: today}
          - {key: outcome,     title: 结果,     type: code, list: case_outcome}
          - {key: closed_on,   title: 归档日期, type: date}
        flow:
          start: received
          states: {received: 已收到, accepted: 已受理, decided: 已决定, closed: 已归档}
          steps:
            accept: {title: 受理, from: [received], to: accepted, asks: [accepted_on, remark?]}
            extend: {title: 延长, from: [accepted], to: accepted, by: [head], when: {extended: {present: false}}, sets: {extended: true}, evidence: 延期审批表}
            decide: {title: 决定, from: [accepted], to: decided, asks: [decided_on, outcome], evidence: 决定书}
            close:  {title: 归档, from: [decided], to: closed, when: {outcome: granted}, asks: [closed_on]}
        deadlines:
          - {key: decide, title: 办理期限, from: accepted_on, within: 1 month, until: [decided, closed], done_on: decided_on, extend: {when: {extended: true}, within: 1 month}}
        indicators:
          - {key: case.received, title: 收到事项, measure: 件, by: kind}
          - {key: case.amount,   title: 涉及金额, measure: 元, sum: amount}
        """;
}
