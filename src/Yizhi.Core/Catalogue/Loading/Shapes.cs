namespace Yizhi.Core.Catalogue.Loading;

/// <summary>The whole vocabulary of the catalogue, once: reading and schema both come from here.</summary>
internal static class Shapes
{
    private const bool Must = true;

    public static readonly IReadOnlyDictionary<string, FieldType> FieldTypes = new Dictionary<string, FieldType>(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["longtext"] = FieldType.LongText,
        ["integer"] = FieldType.Integer,
        ["decimal"] = FieldType.Decimal,
        ["money"] = FieldType.Money,
        ["date"] = FieldType.Date,
        ["datetime"] = FieldType.DateTime,
        ["yesno"] = FieldType.YesNo,
        ["code"] = FieldType.Code,
        ["codes"] = FieldType.Codes,
        ["unit"] = FieldType.Unit,
        ["person"] = FieldType.Person,
        ["party"] = FieldType.Party,
        ["link"] = FieldType.Link,
        ["rows"] = FieldType.Rows,
        ["file"] = FieldType.File,
        ["place"] = FieldType.Place,
        ["phone"] = FieldType.Phone,
        ["identity"] = FieldType.Identity,
    };

    public static readonly Shape Field = new("field",
    [
        new("key", Kind.Text, "字段键", Must),
        new("title", Kind.Text, "标题", Must),
        new("type", Kind.Text, "类型", Must, OneOf: [.. FieldTypes.Keys]),
        new("list", Kind.Text, "代码表"),
        new("ledger", Kind.Text, "关联的台账"),
        new("fields", Kind.Items, "明细行的字段", Of: () => Field!),
        new("required", Kind.Flag, "必填"),
        new("personal", Kind.Flag, "个人信息：加密保存，默认遮住"),
        new("seen_by", Kind.Texts, "只有哪些角色看得到这个字段"),
        new("not_after", Kind.Text, "不晚于：today、日期或日期字段"),
        new("not_before", Kind.Text, "不早于：today、日期或日期字段"),
        new("min", Kind.Number, "最小值"),
        new("max", Kind.Number, "最大值"),
        new("max_length", Kind.Integer, "最多字数"),
        new("default", Kind.Text, "默认值"),
        new("when", Kind.Filter, "成立才询问"),
        new("aliases", Kind.Texts, "导入时认得的其他表头"),
        new("law", Kind.Text, "要求记载的条文"),
        new("hint", Kind.Text, "填写提示"),
    ]);

    public static readonly Shape Step = new("step",
    [
        new("title", Kind.Text, "标题", Must),
        new("from", Kind.Texts, "从哪些状态", Must),
        new("to", Kind.Text, "到哪个状态", Must),
        new("by", Kind.Texts, "哪些角色可以办"),
        new("asks", Kind.Texts, "询问哪些字段；键后加 ? 可以不填"),
        new("sets", Kind.TableOfTexts, "自动填写"),
        new("evidence", Kind.Text, "需要的佐证材料"),
        new("when", Kind.Filter, "成立才能办"),
    ]);

    public static readonly Shape Flow = new("flow",
    [
        new("start", Kind.Text, "起始状态", Must),
        new("states", Kind.TableOfTexts, "状态", Must),
        new("steps", Kind.TableOfItems, "步骤", Of: () => Step),
    ]);

    public static readonly Shape Pause = new("pause", [new("from", Kind.Text, "停钟日期字段", Must), new("to", Kind.Text, "续钟日期字段", Must)]);

    public static readonly Shape Extend = new("extend",
    [
        new("when", Kind.Filter, "成立才延长", Must),
        new("law", Kind.Text, "法定长度"),
        new("within", Kind.Text, "工作规定的长度"),
    ]);

    public static readonly Shape Deadline = new("deadline",
    [
        new("key", Kind.Text, "期限键", Must),
        new("title", Kind.Text, "标题", Must),
        new("from", Kind.Text, "起算日期字段", Must),
        new("law", Kind.Text, "法定长度，如 ogi.reply"),
        new("within", Kind.Text, "工作规定的长度，如 1 month"),
        new("basis", Kind.Text, "工作规定的依据"),
        new("way", Kind.Text, "长度的意思：within 之内（不写就是它）、before 在 from 之前、least 不少于"),
        new("until", Kind.Texts, "到哪些状态算办完"),
        new("done_on", Kind.Text, "办完日期字段"),
        new("when", Kind.Filter, "成立才有这个期限"),
        new("pause", Kind.ItemOrItems, "中止", Of: () => Pause),
        new("restart", Kind.Text, "重新起算的日期字段"),
        new("extend", Kind.Item, "延长", Of: () => Extend),
        new("warn", Kind.Text, "提前多久提醒"),
        new("roll", Kind.Flag, "末日是休息日则顺延"),
    ]);

    private static readonly Key[] Counting =
    [
        new("on", Kind.Text, "按哪个日期字段计入"),
        new("when", Kind.Filter, "哪些记录计入"),
        new("by", Kind.Texts, "按哪些字段分项"),
        new("sum", Kind.Text, "合计的字段"),
        new("distinct", Kind.Text, "数不重复值的字段"),
        new("each", Kind.Text, "数哪个明细字段的行"),
        new("where", Kind.Filter, "哪些行计入"),
        new("valid", Kind.Item, "有效期", Of: () => Valid!),
        new("since", Kind.Date, "口径起始日"),
        new("source", Kind.Text, "口径出处"),
    ];

    public static readonly Shape Valid = new("valid", [new("from", Kind.Text, "起始日期字段", Must), new("until", Kind.Text, "最后有效日期字段")]);

    public static readonly Shape Definition = new("definition", Counting);

    public static readonly Shape Indicator = new("indicator",
    [
        new("key", Kind.Text, "指标键，如 dispute.mediated", Must),
        new("title", Kind.Text, "标题", Must),
        new("measure", Kind.Text, "计量单位", Must),
        .. Counting,
        new("definitions", Kind.Items, "先后不同的口径", Of: () => Definition),
        new("ratio", Kind.Texts, "分子、分母"),
        new("total", Kind.Texts, "相加的指标"),
        new("difference", Kind.Texts, "被减与减去的指标"),
        new("declared", Kind.Flag, "只能申报"),
        new("places", Kind.Integer, "小数位数"),
        new("zero", Kind.Text, "为零时说的整句"),
        new("aliases", Kind.Texts, "各单位报告里的叫法"),
        new("note", Kind.Text, "口径说明"),
    ]);

    public static readonly Shape Check = new("check",
    [
        new("at_most", Kind.Texts, "前者不大于后者"),
        new("whole", Kind.Text, "总数"),
        new("parts", Kind.Texts, "各部分"),
        new("equal", Kind.Texts, "两者相等"),
        new("change", Kind.Text, "与上年相比的指标"),
        new("within", Kind.Text, "变动幅度，如 50 %"),
        new("severity", Kind.Text, "轻重", OneOf: ["error", "warning", "notice"]),
        new("say", Kind.Text, "说明"),
    ]);

    public static readonly Shape Document = new("document",
    [
        new("key", Kind.Text, "文书键", Must),
        new("title", Kind.Text, "标题", Must),
        new("template", Kind.Text, "模板文件", Must),
        new("from", Kind.Text, "从哪个状态起可以打印"),
    ]);

    public static readonly Shape Declares = new("declares", [new("indicator", Kind.Text, "存指标键的字段", Must), new("value", Kind.Text, "存数值的字段", Must)]);

    public static readonly Shape Ledger = new("ledger",
    [
        new("ledger", Kind.Text, "台账键", Must),
        new("title", Kind.Text, "标题", Must),
        new("purpose", Kind.Text, "用途", Must),
        new("number", Kind.Text, "编号样式"),
        new("day", Kind.Text, "发生日期字段", Must),
        new("heading", Kind.Text, "标题字段", Must),
        new("columns", Kind.Texts, "列表另外显示的字段"),
        new("law", Kind.Texts, "依据"),
        new("by", Kind.Texts, "谁可以登记"),
        new("seen_by", Kind.Texts, "办理的人以外，谁看得到；不写就是 readers"),
        new("declares", Kind.Item, "每条记录申报一个数", Of: () => Declares),
        new("nil", Kind.Text, "每条记录说明一本台账没有发生：存台账键的字段"),
        new("fields", Kind.Items, "字段", Must, () => Field),
        new("flow", Kind.Item, "办理", Of: () => Flow),
        new("yearly", Kind.Integer, "五万人口的街道一年大约多少条，估算填写负担用"),
        new("deadlines", Kind.Items, "期限", Of: () => Deadline),
        new("indicators", Kind.Items, "指标", Of: () => Indicator),
        new("checks", Kind.Items, "检查", Of: () => Check),
        new("documents", Kind.Items, "文书", Of: () => Document),
    ]);

    public static readonly Shape List = new("list",
    [
        new("title", Kind.Text, "标题", Must),
        new("source", Kind.Text, "出处"),
        new("codes", Kind.TableOfTexts, "代码和标题", Must),
        new("extensible", Kind.Flag, "各单位可以添加自己的选项"),
        new("since", Kind.TableOfTexts, "代码从哪天起可选"),
        new("until", Kind.TableOfTexts, "代码到哪天为止可选"),
        new("aliases", Kind.TableOfTexts, "导入时认得的其他叫法，用顿号隔开"),
        new("order", Kind.TableOfTexts, "代码的次序，小的在前；没有写的按书写次序"),
    ]);

    public static readonly Shape Lists = new("lists", [new("lists", Kind.TableOfItems, "代码表", Must, () => List)]);

    public static readonly Shape Measure = new("measure",
    [
        new("key", Kind.Text, "计量单位", Must),
        new("kind", Kind.Text, "种类", Must, OneOf: ["count", "money", "percent", "rate"]),
    ]);

    public static readonly Shape Measures = new("measures", [new("measures", Kind.Items, "计量单位", Must, () => Measure)]);

    public static readonly Shape Roles = new("roles", [new("roles", Kind.TableOfTexts, "角色", Must), new("readers", Kind.Texts, "看得到本单位及下属单位全部台账的角色"),
        new("light", Kind.Texts, "可以开轻账号的角色：编外的人，只办自己名下的记录"), new("openers", Kind.Texts, "在本单位开轻账号的角色")]);

    public static readonly Shape Subsystems = new("subsystems", [new("subsystems", Kind.TableOfTexts, "子系统，按页面上的先后：文件夹名: 标题", Must)]);

    public static readonly Shape LawLength = new("length",
    [
        new("title", Kind.Text, "标题", Must),
        new("article", Kind.Text, "条文", Must),
        new("since", Kind.TableOfTexts, "起用日期和长度", Must),
    ]);

    public static readonly Shape Law = new("law",
    [
        new("law", Kind.Text, "法律名称", Must),
        new("key", Kind.Text, "键", Must),
        new("in_force", Kind.Date, "施行日期", Must),
        new("repealed", Kind.Date, "废止日期"),
        new("succeeded_by", Kind.Text, "代替它的法律"),
        new("lengths", Kind.TableOfItems, "法定长度", Of: () => LawLength),
    ]);

    public static readonly Shape Calendar = new("calendar",
    [
        new("calendar", Kind.Integer, "年份", Must),
        new("notice", Kind.Text, "放假通知", Must),
        new("off", Kind.Texts, "放假", Must),
        new("work", Kind.Texts, "调休上班", Must),
    ]);

    public static readonly Shape Report = new("report",
    [
        new("report", Kind.Text, "报告键", Must),
        new("title", Kind.Text, "标题", Must),
        new("template", Kind.Text, "模板文件", Must),
        new("to", Kind.Text, "主送机关", Must),
        new("parts", Kind.TableOfTexts, "必备部分", Must),
    ]);

    public static readonly Shape Example = new("example",
    [
        new("name", Kind.Text, "名称", Must),
        new("ledger", Kind.Text, "台账"),
        new("period", Kind.Text, "期间"),
        new("given", Kind.FreeItems, "这些记录", Must),
        new("gives", Kind.TableOfTexts, "得这些数", Must),
    ]);

    public static readonly Shape Examples = new("examples", [new("examples", Kind.Items, "算例", Must, () => Example)]);

    public static readonly Shape System = new("system",
    [
        new("no", Kind.Integer, "序号", Must),
        new("title", Kind.Text, "机制名称", Must),
        new("ledgers", Kind.Texts, "落在哪些台账", Must),
        new("indicators", Kind.Texts, "只算这些指标；不写则是这些台账的全部指标"),
        new("documents", Kind.Texts, "只用这些文书；不写则是这些台账的全部文书"),
        new("note", Kind.Text, "怎样落实"),
    ]);

    public static readonly Shape SystemPart = new("part",
    [
        new("title", Kind.Text, "部分名称", Must),
        new("systems", Kind.Items, "机制", Must, () => System),
    ]);

    public static readonly Shape Systems = new("systems", [new("systems", Kind.Items, "各部分的机制", Must, () => SystemPart)]);

    public static readonly Shape Overlay = new("overlay",
    [
        new("overlay", Kind.Text, "变更包的名称", Must),
        new("title", Kind.Text, "用在哪里", Must),
        new("over", Kind.Text, "在哪个目录上变更；不写则是随程序带的目录"),
    ]);

    /// <summary>The kinds of file, by their first key.</summary>
    public static readonly IReadOnlyList<Shape> Files = [Ledger, Lists, Measures, Roles, Subsystems, Law, Calendar, Report, Examples, Systems, Overlay];
}
