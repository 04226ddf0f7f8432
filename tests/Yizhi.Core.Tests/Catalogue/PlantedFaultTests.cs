using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>Each planted fault is reported at its file, line and column, in Chinese, and names what is wrong.</summary>
/// <remarks>A case changes a piece of a sound little catalogue; ‸ marks the place at which the fault has to be told.</remarks>
public sealed partial class PlantedFaultTests
{
    private const char Mark = '‸';

    private static readonly Dictionary<string, string> Sound = new(StringComparer.Ordinal)
    {
        ["case/case.yaml"] = """
            ledger:  case
            title:   事项
            purpose: 测试用的事项
            day:     found_on
            heading: subject
            columns: [amount]
            by:      [clerk]
            fields:
              - {key: subject,  title: 事由, type: text, required: true, max_length: 60}
              - {key: found_on, title: 日期, type: date, required: true, not_after: today}
              - {key: kind,     title: 类型, type: code, list: case_kind, required: true}
              - {key: amount,   title: 金额, type: money, min: 0}
              - {key: done_on,  title: 办结, type: date, not_before: found_on}
              - {key: note,     title: 备注, type: text, law: 某法第一条}
              - key: items
                title: 问题
                type: rows
                fields:
                  - {key: what, title: 问题, type: text, required: true}
                  - {key: cost, title: 花费, type: money}
            flow:
              start: found
              states: {found: 已登记, done: 已办结}
              steps:
                finish: {title: 办结, from: [found], to: done, by: [leader], asks: [done_on, amount?], sets: {kind: noise}}
            deadlines:
              - {key: finish, title: 办理期限, from: found_on, law: some.reply, until: [done], done_on: done_on, warn: 3 days}
            indicators:
              - {key: case.found,  title: 登记,   measure: 件, by: kind, aliases: [登记事项]}
              - {key: case.done,   title: 办结,   measure: 件, on: done_on, when: {state: done}, aliases: [办结事项]}
              - {key: case.amount, title: 金额,   measure: 元, sum: amount}
              - {key: case.rate,   title: 办结率, measure: "%", ratio: [case.done, case.found]}
              - {key: case.left,   title: 余下,   measure: 件, difference: [case.found, case.done]}
              - {key: case.items,  title: 问题,   measure: 件次, each: items, where: {what: {present: true}}}
            checks:
              - {at_most: [case.done, case.found], severity: error}
            documents:
              - {key: paper, title: 通知书, template: paper.md.liquid, from: done}
            """,
        ["case/paper.md.liquid"] = "# 通知书\n\n{{ record.subject }}，{{ record.done_on }}\n",
        ["case/codes.yaml"] = "lists:\n  case_kind:\n    title: 类型\n    codes: {noise: 噪声, other: 其他}\n",
        ["base/measures.yaml"] = "measures:\n  - {key: 件, kind: count}\n  - {key: 件次, kind: count}\n  - {key: 元, kind: money}\n  - {key: \"%\", kind: percent}\n",
        ["base/roles.yaml"] = "roles: {clerk: 经办人, leader: 分管领导}\n",
        ["law/some.yaml"] = "law: 某法\nkey: some\nin_force: 2020-01-01\nlengths:\n  reply: {title: 答复, article: 第三条, since: {2020-01-01: 20 working days}}\n",
        ["calendar/2025.yaml"] = "calendar: 2025\nnotice: 测试\noff: [2025-01-01]\nwork: [2025-01-26]\n",
        ["report/annual.yaml"] = "report: annual\ntitle: 关于{year}年度工作的报告\ntemplate: annual.md.liquid\nto: 区人民政府\nparts: {results: 主要成效}\n",
        ["report/annual.md.liquid"] = "# 成效 {#results}\n\n{% say case.found %}登记{{ case.found }}件。{% endsay %}\n",
        ["case/examples.yaml"] = "examples:\n  - name: 两件\n    ledger: case\n    given:\n      - {found_on: 2025-03-01, kind: noise}\n      - {found_on: 2025-03-02, kind: other}\n    gives: {case.found: 2}\n",
        ["systems/a.yaml"] = "systems:\n  - title: 甲\n    systems:\n      - {no: 1, title: 事项, ledgers: [case]}\n",
    };

    public static TheoryData<string, string, string, string> Planted => new()
    {
        // Shapes: unknown and missing keys, wrong types.
        { "case/case.yaml", "purpose: 测试用的事项", "purpose: 测试用的事项\n‸colour: 红", "不认得的键 colour" },
        { "case/case.yaml", "title: 事由, type: text,", "title: 事由, ‸titel: 事由, type: text,", "不认得的键 titel；是不是 title" },
        { "case/case.yaml", "ledger:  case\ntitle:   事项\n", "‸ledger:  case\n", "缺少键 title" },
        { "case/case.yaml", "{key: note,     title: 备注, type: text, law", "‸{key: note,     title: 备注, law", "缺少键 type" },
        { "case/case.yaml", "type: text, required: true, max_length: 60", "type: ‸txet, required: true, max_length: 60", "不能是“txet”" },
        { "case/case.yaml", "required: true, max_length: 60", "required: ‸yes, max_length: 60", "应当是 true 或 false" },
        { "case/case.yaml", "max_length: 60", "max_length: ‸long", "应当是整数" },
        { "case/case.yaml", "type: money, min: 0", "type: money, min: ‸zero", "应当是数" },
        { "case/case.yaml", "title:   事项", "title:   ‸[事项]", "应当是一段文字" },
        { "case/case.yaml", "purpose: 测试用的事项", "purpose: ‸\"\"", "不能是空的" },
        { "case/case.yaml", "columns: [amount]", "columns: ‸{a: amount}", "一段文字或一列文字" },
        { "case/case.yaml", "fields:\n  - {key: subject", "fields:\n  - {key: subject, title: 甲, type: text, law: 某法}\n  - {key: ‸subject", "字段 subject 写了两次" },
        { "law/some.yaml", "in_force: 2020-01-01", "in_force: ‸2020-02-30", "日历上的日子" },
        { "law/some.yaml", "2020-01-01: 20 working days", "‸2020-13-01: 20 working days", "不是日历上的日子" },
        { "law/some.yaml", "20 working days", "20 fortnights", "读不懂" },
        { "base/roles.yaml", "roles: {clerk: 经办人, leader: 分管领导}", "roles: ‸[clerk]", "“键: 值”" },
        { "base/measures.yaml", "{key: 件, kind: count}", "{key: 件, kind: ‸counted}", "不能是“counted”" },
        { "calendar/2025.yaml", "off: [2025-01-01]", "off: [‸2025-1-1]", "不是日子或一段日子" },
        // YAML itself.
        { "case/case.yaml", "by:      [clerk]", "by:      [clerk", "YAML 写法有误" },
        { "case/case.yaml", "by:      [clerk]", "by:      ‸&a [clerk]", "不支持 YAML 的锚点和引用" },
        { "case/case.yaml", "title:   事项", "title:   事项\ntitle: 又一个", "同一个键写了两次" },
        { "case/codes.yaml", "lists:", "‸wares:", "看不出这个文件写的是什么" },
        // References.
        { "case/case.yaml", "list: case_kind", "list: ‸case_kin", "没有代码表 case_kin；是不是 case_kind" },
        { "case/case.yaml", "columns: [amount]", "columns: [‸amont]", "columns 用到字段 amont" },
        { "case/case.yaml", "by:      [clerk]", "by:      [‸boss]", "没有角色 boss" },
        { "case/case.yaml", "day:     found_on", "day:     ‸found_at", "day 用到字段 found_at" },
        { "case/case.yaml", "day:     found_on", "day:     ‸kind", "不是日期" },
        { "case/case.yaml", "heading: subject", "heading: ‸topic", "heading 用到字段 topic" },
        { "case/case.yaml", "not_before: found_on", "not_before: find_on", "日期界限 find_on" },
        { "case/case.yaml", "not_before: found_on", "not_before: amount", "日期界限 amount 不是日期字段" },
        { "case/case.yaml", "{key: note,     title: 备注, type: text, law: 某法第一条}", "{key: note, title: 备注, type: link, ledger: nowhere, law: 某法第一条}", "目录里没有这本台账" },
        { "systems/a.yaml", "ledgers: [case]", "ledgers: [‸cases]", "目录里没有这本台账；是不是 case" },
        { "systems/a.yaml", "{no: 1, title: 事项, ledgers: [case]}", "{no: 2, title: 事项, ledgers: [case]}\n      - ‸{no: 2, title: 又一项, ledgers: [case]}", "由小到大" },
        { "systems/a.yaml", "ledgers: [case]}", "ledgers: [case], indicators: [‸case.lost]}", "目录里没有这个指标" },
        // Fields.
        { "case/case.yaml", "{key: note,     title: 备注", "{key: ‸amount,     title: 备注", "字段 amount 写了两次" },
        { "case/case.yaml", "{key: note,     title: 备注", "{key: ‸state,     title: 备注", "是内建名称" },
        { "case/case.yaml", "{key: note,     title: 备注", "{key: ‸Note,     title: 备注", "只能用小写英文" },
        { "case/case.yaml", "type: money, min: 0", "type: money, min: ‸9, max: 3", "min 大于 max" },
        { "case/case.yaml", "type: code, list: case_kind, required: true", "type: code, required: true", "要写 list" },
        { "case/case.yaml", "title: 备注, type: text, law", "title: 备注, type: text, list: ‸case_kind, law", "用不着 list" },
        { "case/case.yaml", "title: 备注, type: text, law", "title: 备注, type: text, min: ‸3, law", "可以写 min" },
        { "case/case.yaml", "{key: note,     title: 备注, type: text, law: 某法第一条}", "‸{key: note,     title: 备注, type: text}", "没有用处" },
        { "case/case.yaml", "{key: cost, title: 花费, type: money}", "{key: cost, title: 花费, type: ‸rows, fields: [{key: a, title: 甲, type: text}]}", "不能再套明细行" },
        // Flow.
        { "case/case.yaml", "start: found\n", "start: ‸begin\n", "起始状态 begin 不在 states 里" },
        { "case/case.yaml", "states: {found: 已登记, done: 已办结}", "states: {found: 已登记, done: 已办结, ‸lost: 遗失}", "走不到" },
        { "case/case.yaml", "states: {found: 已登记, done: 已办结}", "states: {found: 已登记, done: 已办结, ‸withdrawn: 撤}", "内建状态" },
        { "case/case.yaml", "from: [found], to: done", "from: [‸fund], to: done", "用到状态 fund" },
        { "case/case.yaml", "by: [leader], asks", "by: [‸leder], asks", "没有角色 leder；是不是 leader" },
        { "case/case.yaml", "asks: [done_on, amount?]", "asks: [done_on, ‸amt?]", "询问字段 amt" },
        { "case/case.yaml", "asks: [done_on, amount?]", "asks: [done_on, ‸done_on]", "问了两次" },
        { "case/case.yaml", "sets: {kind: noise}", "sets: {kind: nois}", "不是代码表 case_kind 的代码" },
        { "case/case.yaml", "sets: {kind: noise}", "sets: {kin: noise}", "填写字段 kin" },
        // Deadlines.
        { "case/case.yaml", "from: found_on, law: some.reply", "from: ‸found_at, law: some.reply", "期限用到字段 found_at" },
        { "case/case.yaml", "from: found_on, law: some.reply", "from: ‸kind, law: some.reply", "不是日期" },
        { "case/case.yaml", "law: some.reply", "law: ‸some.replay", "法律文件里没有；是不是 some.reply" },
        { "case/case.yaml", "law: some.reply", "law: some.reply, within: ‸3 days", "不能再写 within" },
        { "case/case.yaml", "law: some.reply, until: [done], done_on: done_on", "law: some.reply", "永远不会办完" },
        { "case/case.yaml", "until: [done], done_on", "until: [‸don], done_on", "用到状态 don" },
        { "case/case.yaml", "warn: 3 days", "warn: ‸soon", "读不懂" },
        // Indicators.
        { "case/case.yaml", "{key: case.found,  title: 登记", "{key: ‸found,  title: 登记", "应当由两段组成" },
        { "case/case.yaml", "title: 登记,   measure: 件", "title: 登记,   measure: ‸吨", "不在 measures 里" },
        { "case/case.yaml", "when: {state: done}", "when: {state: ‸don}", "不是状态" },
        { "case/case.yaml", "when: {state: done}", "when: {‸stat: done}", "stat" },
        { "case/case.yaml", "when: {state: done}", "when: {amount: {‸over: 5}}", "不认得的比较 over" },
        { "case/case.yaml", "when: {state: done}", "when: {kind: ‸loud}", "loud" },
        { "case/case.yaml", "when: {state: done}", "when: ‸{}", "条件是空的" },
        { "case/case.yaml", "when: {state: done}", "when: {‸deadline.nothing: in_time}", "本台账没有这个期限" },
        { "case/case.yaml", "sum: amount", "sum: ‸kind", "不是数值字段" },
        { "case/case.yaml", "measure: 件, by: kind", "measure: 件, by: ‸subject", "不能用来分项" },
        { "case/case.yaml", "each: items", "each: ‸itmes", "没有这个明细字段" },
        { "case/case.yaml", "ratio: [case.done, case.found]", "ratio: [case.done, case.fund]", "目录里没有这个指标；是不是 case.found" },
        { "case/case.yaml", "ratio: [case.done, case.found]", "ratio: ‸[case.done]", "要写两个指标" },
        { "case/case.yaml", "difference: [case.found, case.done]", "difference: [case.found, case.amount]", "不同单位的数不能相加减" },
        { "case/case.yaml", "ratio: [case.done, case.found]", "ratio: [case.amount, case.found]", "必须相同" },
        { "case/case.yaml", "difference: [case.found, case.done]", "difference: [case.left, case.done]", "绕了一圈" },
        { "case/case.yaml", "aliases: [办结事项]", "aliases: [登记事项]", "已经属于 case.found" },
        { "case/case.yaml", "{key: case.done,   title", "{key: ‸case.found,   title", "写了两次" },
        { "case/case.yaml", "measure: 元, sum: amount", "measure: 元, sum: amount, distinct: ‸kind", "只能有一种算法" },
        // Checks, papers, reports, examples.
        { "case/case.yaml", "{at_most: [case.done, case.found], severity: error}", "‸{at_most: [case.done], severity: error}", "检查读不懂" },
        { "case/case.yaml", "at_most: [case.done, case.found]", "at_most: [case.don, case.found]", "检查用到指标 case.don" },
        { "case/case.yaml", "at_most: [case.done, case.found]", "at_most: [case.amount, case.found]", "不同单位的数不能比较" },
        { "case/case.yaml", "template: paper.md.liquid", "template: ‸papers.md.liquid", "没有模板文件" },
        { "case/case.yaml", "template: paper.md.liquid, from: done", "template: paper.md.liquid, from: ‸gone", "用到状态 gone" },
        { "case/paper.md.liquid", "{{ record.done_on }}", "{{ ‸record.doneon }}", "没有这个字段" },
        { "case/paper.md.liquid", "{{ record.done_on }}", "{{ ‸case.found }}", "文书模板里只有 record" },
        { "report/annual.md.liquid", "登记{{ case.found }}件", "登记{{ ‸case.fund }}件", "目录里没有这个指标" },
        { "report/annual.md.liquid", "登记{{ case.found }}件", "登记{{ ‸case.found.many }}件", "后面不能写 .many" },
        { "report/annual.md.liquid", "{% endsay %}", "", "Liquid 写法有误" },
        { "report/annual.md.liquid", "{#results}", "", "缺少必备部分 results" },
        { "case/examples.yaml", "gives: {case.found: 2}", "gives: {‸case.fund: 2}", "算例用到指标 case.fund" },
        { "case/examples.yaml", "{found_on: 2025-03-01, kind: noise}", "{found_on: 2025-03-01, ‸kin: noise}", "算例用到字段 kin" },
        { "case/examples.yaml", "{found_on: 2025-03-01, kind: noise}", "{found_on: ‸2025-02-30, kind: noise}", "算例的字段 found_on" },
        { "case/examples.yaml", "{found_on: 2025-03-01, kind: noise}", "{state: gone, kind: noise}", "算例用到状态 gone" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_fault_is_told_at_its_place(string file, string sound, string broken, string said)
    {
        Assert.Contains(sound, Sound[file], StringComparison.Ordinal);
        var text = Sound[file].Replace(sound, broken, StringComparison.Ordinal);
        var mark = text.IndexOf(Mark, StringComparison.Ordinal);
        var faults = Faults(file, text.Replace(Mark.ToString(), "", StringComparison.Ordinal));
        Assert.All(faults, f => Assert.Matches("[一-鿿]", f.Message));
        Assert.All(faults, f => Assert.True(f.Line >= 1 && f.Column >= 1));
        var told = Assert.Single(faults.Where(f => said.Length == 0 || f.Message.Contains(said, StringComparison.Ordinal)).DistinctBy(f => f.Line).Take(1));
        Assert.Equal(file == "report/annual.md.liquid" && said.StartsWith("缺少必备", StringComparison.Ordinal) ? "report/annual.yaml" : file, told.File);
        if (mark < 0)
            return;
        var before = text.AsSpan(0, mark);
        Assert.Equal((before.Count('\n') + 1, mark - before.LastIndexOf('\n')), (told.Line, told.Column));
    }

    [Fact]
    public void The_catalogue_without_a_planted_fault_is_sound() => Assert.IsType<LoadOutcome.Loaded>(CatalogueLoader.Load(Sound.Select(f => new SourceFile(f.Key, f.Value))));

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_their_places()
    {
        var text = Sound["case/case.yaml"].Replace("columns: [amount]", "columns: [amont]", StringComparison.Ordinal).Replace("sum: amount", "sum: kind", StringComparison.Ordinal).Replace("warn: 3 days", "warn: soon", StringComparison.Ordinal).Replace("list: case_kind", "list: nolist", StringComparison.Ordinal);
        var faults = Faults("case/case.yaml", text);
        Assert.True(faults.Count >= 4);
        Assert.Equal(faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column), faults);
        Assert.All((string[])["amont", "nolist", "soon", "不是数值字段"], e => Assert.Contains(faults, f => f.Message.Contains(e, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a: [b\n")]
    [InlineData("")]
    [InlineData("- 1\n")]
    [InlineData("ledger: x\n---\nledger: y\n")]
    [InlineData("a: &x [*x]\n")]
    public void What_is_no_file_of_a_catalogue_is_one_fault_and_no_exception(string text) => Assert.NotEmpty(Faults("case/case.yaml", text));

    [Fact]
    public void Deep_nesting_and_great_length_are_refused_at_once()
    {
        Assert.Contains(Faults("case/case.yaml", "ledger: " + new string('[', 5_000)), f => f.Message.Contains("嵌套超过", StringComparison.Ordinal) || f.Message.Contains("YAML", StringComparison.Ordinal));
        Assert.Contains(Faults("case/case.yaml", "ledger: " + new string('长', 2_100_000)), f => f.Message.Contains("千字", StringComparison.Ordinal));
    }

    private static IReadOnlyList<CatalogueFault> Faults(string file, string text) =>
        Assert.IsType<LoadOutcome.Faulty>(CatalogueLoader.Load(Sound.Select(f => new SourceFile(f.Key, f.Key == file ? text : f.Value)))).Faults;

    internal static IReadOnlyDictionary<string, string> SoundFiles => Sound;
}
