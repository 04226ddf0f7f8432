using System.Text;
using Yizhi.Core.Catalogue;

namespace Yizhi.Commands;

/// <summary>A ledger as one Chinese page, for those who would rather not meet YAML.</summary>
public static class LedgerPage
{
    /// <summary>The page, as Markdown.</summary>
    public static string Of(Ledger ledger)
    {
        var page = new StringBuilder();
        page.AppendLine($"# {ledger.Title}").AppendLine().AppendLine(ledger.Purpose + "。").AppendLine();
        if (ledger.Laws.Count > 0)
            page.AppendLine("依据：" + string.Join('、', ledger.Laws.Select(l => $"《{l}》"))).AppendLine();
        page.AppendLine("## 填什么").AppendLine().AppendLine("| 字段 | 类型 | 必填 | 说明 |").AppendLine("|---|---|---|---|");
        foreach (var field in ledger.Fields)
            page.AppendLine($"| {field.Title} | {Kind(field)} | {(field.Required ? "是" : "")} | {string.Join('；', Notes(field))} |");
        if (ledger.Flow.Steps.Count > 0)
        {
            page.AppendLine().AppendLine("## 怎么办").AppendLine();
            foreach (var step in ledger.Flow.Steps)
                page.AppendLine($"- {string.Join('、', step.From.Select(ledger.Flow.TitleOf))} —{step.Title}→ {ledger.Flow.TitleOf(step.To)}"
                    + (step.Asks.Count > 0 ? $"，填{string.Join('、', step.Asks.Select(a => ledger.Field(a.Field)!.Title + (a.Optional ? "（可不填）" : "")))}" : "")
                    + (step.Evidence is { } evidence ? $"，附{evidence}" : ""));
        }
        if (ledger.Deadlines.Count > 0)
        {
            page.AppendLine().AppendLine("## 几天办完").AppendLine();
            foreach (var deadline in ledger.Deadlines)
                page.AppendLine($"- {deadline.Title}：自{ledger.Field(deadline.From)!.Title}次日起{deadline.Within.On(DateOnly.MaxValue)}（{deadline.Within.Cite()}）");
        }
        page.AppendLine().AppendLine("## 算什么数").AppendLine();
        foreach (var indicator in ledger.Indicators)
            page.AppendLine($"- {indicator.Title}（{indicator.Measure.Key}）`{indicator.Key}`{(indicator.Note is { } note ? "：" + note : "")}");
        return page.ToString();
    }

    private static string Kind(Field field) => field.Type switch
    {
        FieldType.Text => "文字",
        FieldType.LongText => "长文字",
        FieldType.Integer => "整数",
        FieldType.Decimal => "小数",
        FieldType.Money => "金额（元）",
        FieldType.Date => "日期",
        FieldType.DateTime => "时间",
        FieldType.YesNo => "是否",
        FieldType.Code => $"单选：{field.List!.Title}",
        FieldType.Codes => $"多选：{field.List!.Title}",
        FieldType.Unit => "单位",
        FieldType.Person => "人员",
        FieldType.Party => "当事人",
        FieldType.Link => "关联记录",
        FieldType.Rows => "明细行",
        FieldType.File => "文件",
        FieldType.Place => "地点",
        FieldType.Phone => "电话",
        _ => "身份证号",
    };

    private static IEnumerable<string> Notes(Field field)
    {
        if (field.Personal)
            yield return "个人信息";
        if (field.Hint is { } hint)
            yield return hint;
        if (field.Law is { } law)
            yield return law;
        if (field.Rows.Count > 0)
            yield return string.Join('、', field.Rows.Select(r => r.Title));
    }
}
