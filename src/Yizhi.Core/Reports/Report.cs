using Yizhi.Core.Counting;
using Yizhi.Core.Time;

namespace Yizhi.Core.Reports;

/// <summary>A compiled report: its text with figure tokens, and the figures behind the tokens.</summary>
/// <param name="Key">The report template's key in the catalogue, such as <c>annual</c>.</param>
/// <param name="Title">The title without the issuing unit, such as 关于2024年度法治政府建设情况的报告.</param>
/// <param name="UnitCode">The reporting unit's code.</param>
/// <param name="UnitName">The reporting unit's full name, also the signature.</param>
/// <param name="Period">The period reported on.</param>
/// <param name="Addressee">主送机关, without the colon.</param>
/// <param name="DocumentNumber">发文字号, such as 城郊发〔2025〕4号; null before it is numbered.</param>
/// <param name="Signer">签发人; null before signing.</param>
/// <param name="Date">成文日期.</param>
/// <param name="CopyTo">抄送机关; null when none.</param>
/// <param name="Text">Markdown: headings <c>#</c> to <c>####</c> without numbers, paragraphs, tables; a first-level heading may end in <c>{#part}</c>. Figures stand as <see cref="Tokens"/>.</param>
/// <param name="Figures">Every figure of the text by its token's inner text.</param>
/// <param name="Gaps">Titles of sentences left out because a figure is missing.</param>
/// <param name="CatalogueVersion">The version of the catalogue that defines the figures.</param>
public sealed record Report(
    string Key,
    string Title,
    string UnitCode,
    string UnitName,
    Period Period,
    string Addressee,
    string? DocumentNumber,
    string? Signer,
    DateOnly Date,
    string? CopyTo,
    string Text,
    IReadOnlyDictionary<string, ReportFigure> Figures,
    IReadOnlyList<string> Gaps,
    string CatalogueVersion);

/// <summary>One figure as the report shows it.</summary>
/// <param name="Token">The token's inner text, unique in the report, such as <c>dispute.mediated</c> or <c>dispute.mediated|slice=category:neighbour|over</c>.</param>
/// <param name="Indicator">The indicator's key.</param>
/// <param name="Slice">The slice such as <c>category:neighbour</c>, or empty for the whole.</param>
/// <param name="Title">The indicator's title, with the slice's.</param>
/// <param name="Measure">The counting unit: 件, 人次, 元, % …</param>
/// <param name="UnitCode">The unit counted, with all below it.</param>
/// <param name="Period">The months counted.</param>
/// <param name="Value">The exact value.</param>
/// <param name="Shown">The figure as written in the text: 218, 210余, 486.3万, 95.9%.</param>
public sealed record ReportFigure(
    string Token,
    string Indicator,
    string Slice,
    string Title,
    string Measure,
    string UnitCode,
    Period Period,
    FigureValue Value,
    string Shown);
