using System.Globalization;

namespace Yizhi.Documents.Reading;

/// <summary>Ends a reading from whatever depth; never leaves the front door.</summary>
internal sealed class Refusal(RefusalCode code, string sentence, string? detail = null) : Exception(sentence)
{
    public ReportText.Refused Outcome { get; } = new(sentence, code, detail);

    public static Refusal Empty() => new(RefusalCode.Empty, "这个文件是空的，没有可读的内容。");

    public static Refusal Unknown(string fileName) => new(
        RefusalCode.UnknownFormat,
        $"认不出“{ShortName(fileName)}”是什么文件；可以读的有 DOCX、DOC、WPS、PDF、OFD、网页（HTML、MHT）和纯文本（TXT、MD）。");

    public static Refusal Sheet() => new(
        RefusalCode.UnknownFormat, "这是电子表格或演示文稿，不是文字报告；请把报告另存为 DOCX 或 PDF 再读。");

    public static Refusal Broken(string what, string? detail = null) => new(
        RefusalCode.Broken, $"这个{what}文件已损坏或者不完整，读不出来；请向报送单位重新要一份。", detail);

    public static Refusal Encrypted(string what) => new(
        RefusalCode.Encrypted, $"这个{what}文件加了密码，请去掉密码后再读。");

    public static Refusal Scan(int pages) => new(
        RefusalCode.NoText,
        string.Create(CultureInfo.InvariantCulture, $"这个文件的{pages}页都是图片（扫描件），里面没有文字；请用原来的电子文档，或者先做文字识别。"));

    public static Refusal NoText() => new(RefusalCode.NoText, "这个文件里没有文字。");

    public static Refusal UnreadableLetters() => new(
        RefusalCode.UnreadableLetters, "这个文件的字体没有带文字编码，显示得出却读不出文字；请用原来的电子文档。");

    public static Refusal TooLarge(string what, long limit) => new(
        RefusalCode.TooLarge, $"{what}超过了{Size(limit)}，不像是一份报告，没有读。");

    public static Refusal TooLong(int limit) => new(
        RefusalCode.TooLarge, string.Create(CultureInfo.InvariantCulture, $"这个文件的文字超过{limit / 10000}万字，不像是一份报告，没有读。"));

    public static Refusal Bomb() => new(
        RefusalCode.TooLarge, "这个文件压缩得极不寻常，展开会占用大量空间，可能是有意制作的破坏性文件，没有读。");

    public static Refusal TooMany(string what, long limit) => new(
        RefusalCode.TooLarge, string.Create(CultureInfo.InvariantCulture, $"这个文件的{what}超过{limit}个，不像是一份报告，没有读。"));

    public static Refusal TooDeep(int limit) => new(
        RefusalCode.TooDeep, string.Create(CultureInfo.InvariantCulture, $"这个文件内部嵌套超过{limit}层，不是正常的文档，没有读。"));

    public static Refusal TooSlow(TimeSpan limit) => new(
        RefusalCode.TooSlow, string.Create(CultureInfo.InvariantCulture, $"读这个文件超过{limit.TotalSeconds:0.#}秒还没有读完，已经停止；文件可能有问题，请另存为 DOCX 再读。"));

    public static Refusal TooMuchMemory() => new(
        RefusalCode.TooLarge, "读这个文件占用的内存超出限度，已经停止；文件可能有问题，请另存为 DOCX 再读。");

    public static Refusal Entities() => new(
        RefusalCode.Entities, "这个文件里有外部实体或文档类型声明，正常的文档不会有，可能是有意制作的破坏性文件，没有读。");

    public static Refusal OfficeMissing(string what) => new(
        RefusalCode.OfficeMissing, $"这是{what}文件，读它需要 LibreOffice，而这台机器没有安装；请安装 LibreOffice，或者用 Word、WPS 另存为 DOCX 再读。");

    public static Refusal OfficeFailed(string what, string? detail) => new(
        RefusalCode.OfficeFailed, $"LibreOffice 打不开这个{what}文件；请用 Word 或 WPS 另存为 DOCX 再读。", detail);

    public static Refusal OfficeTooSlow(TimeSpan limit) => new(
        RefusalCode.TooSlow, string.Create(CultureInfo.InvariantCulture, $"LibreOffice 转换这个文件超过{limit.TotalSeconds:0.#}秒，已经停止；请用 Word 或 WPS 另存为 DOCX 再读。"));

    private static string Size(long bytes) => bytes >= 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KB");

    private static string ShortName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return last.Length <= 60 ? last : last[..60] + "…";
    }
}
