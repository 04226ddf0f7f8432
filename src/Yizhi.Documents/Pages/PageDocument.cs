using Yizhi.Core.Reports;

namespace Yizhi.Documents.Pages;

/// <summary>An official document as its pages say it, before any file format: every writer takes this and nothing else.</summary>
/// <param name="IssuerMark">发文机关标志, the red head: the issuer's full name and 文件; null for a paper without one, such as a record of inquiry.</param>
/// <param name="DocumentNumber">发文字号; null before the paper is numbered.</param>
/// <param name="Signer">签发人, shown on papers to a higher organ; null before signing.</param>
/// <param name="TitleLines">The title, issuer first, cut into lines that split no word.</param>
/// <param name="Addressee">主送机关, without the colon; null where the text itself addresses someone.</param>
/// <param name="Blocks">The body in reading order.</param>
/// <param name="SignatureUnit">发文机关署名; null where the text itself is signed.</param>
/// <param name="Date">成文日期.</param>
/// <param name="CopyTo">抄送机关; null when there are none, and then there is no record block.</param>
public sealed record PageDocument(
    string? IssuerMark,
    string? DocumentNumber,
    string? Signer,
    IReadOnlyList<string> TitleLines,
    string? Addressee,
    IReadOnlyList<Block> Blocks,
    string? SignatureUnit,
    DateOnly Date,
    string? CopyTo)
{
    /// <summary>附件, in their order; named below the text and set on pages of their own.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>附注, in brackets below the date; null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The whole title in one line.</summary>
    public string Title => string.Concat(TitleLines);

    /// <summary>Lays a compiled report out as an official document: numbers its headings and puts its figures in place.</summary>
    /// <exception cref="UnknownTokenException">The text uses a figure the report does not have.</exception>
    /// <exception cref="TooDeepException">The text nests lists or quotations beyond any sense.</exception>
    public static PageDocument From(Report report)
    {
        var unit = Characters.Clean(report.UnitName);
        return new(
            unit + "文件",
            CleanOrNull(report.DocumentNumber),
            CleanOrNull(report.Signer),
            Pages.TitleLines.Of(unit, Characters.Clean(report.Title)),
            Characters.Clean(report.Addressee),
            Prose.Read(report.Text, report.Figures),
            unit,
            report.Date,
            CleanOrNull(report.CopyTo));
    }

    /// <summary>Lays a printed paper out: its first-level headings are the title, its quotations stand at the right, and all else is as it reads.</summary>
    /// <param name="paper">The paper, filled from a record.</param>
    /// <exception cref="TooDeepException">The text nests lists or quotations beyond any sense.</exception>
    public static PageDocument From(PaperText paper)
    {
        var (titles, blocks) = Prose.ReadPaper(paper.Text);
        return new(null, null, null, titles.Count > 0 ? [.. titles.SelectMany(t => Pages.TitleLines.Of("", t))] : [Characters.Clean(paper.Title)], null, blocks, null, paper.Date, null);
    }

    // An empty number or name is one not given: it must not leave a bare 签发人： on the paper.
    private static string? CleanOrNull(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Characters.Clean(text);
}
