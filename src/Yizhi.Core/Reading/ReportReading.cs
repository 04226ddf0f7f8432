using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading;

/// <summary>What a report's text says: its head, its outline, its figures, and what is wrong with it. All places are character offsets into the text.</summary>
public sealed record ReportReading
{
    /// <summary>The title, on one line; null where the text bears none.</summary>
    public string? Title { get; init; }
    /// <summary>The body that reports.</summary>
    public string? Unit { get; init; }
    /// <summary>The year reported on.</summary>
    public int? Year { get; init; }
    /// <summary>The document number, such as 城郊发〔2025〕4号.</summary>
    public string? DocumentNumber { get; init; }
    /// <summary>Whom it is addressed to.</summary>
    public string? Addressee { get; init; }
    /// <summary>Who signed it at the end.</summary>
    public string? Signatory { get; init; }
    /// <summary>The date at the end.</summary>
    public DateOnly? Date { get; init; }
    /// <summary>The sections in the order of the text.</summary>
    public IReadOnlyList<TextSection> Sections { get; init; } = [];
    /// <summary>The figures in the order of the text.</summary>
    public IReadOnlyList<TextFigure> Figures { get; init; } = [];
    /// <summary>What is wrong or doubtful, in the order of the text.</summary>
    public IReadOnlyList<TextFinding> Findings { get; init; } = [];
}

/// <summary>The parts such a report must have.</summary>
public enum ReportPart
{
    /// <summary>主要举措和成效.</summary>
    Achievements,
    /// <summary>存在的不足和原因.</summary>
    Shortcomings,
    /// <summary>主要负责人履行推进法治建设第一责任人职责.</summary>
    FirstResponsible,
    /// <summary>下一年度主要安排.</summary>
    NextYear,
}

/// <summary>A section: a numbered heading and all below it.</summary>
/// <param name="Level">1 for the outermost.</param>
/// <param name="Number">The number as written, such as 一、 or （一）or 一是; empty where the heading has none.</param>
/// <param name="Heading">The heading without its number.</param>
/// <param name="Part">The mandatory part it is or belongs to; null where it is none.</param>
/// <param name="Start">Where its number begins.</param>
/// <param name="End">Where the next section of its level or above begins.</param>
/// <param name="IsRunIn">Whether it begins within a paragraph, as 一是…二是… does.</param>
public sealed record TextSection(int Level, string Number, string Heading, ReportPart? Part, int Start, int End, bool IsRunIn);

/// <summary>A quantity the text states.</summary>
public sealed record TextFigure
{
    /// <summary>The value: 5.5万 is 55000, a percentage is in percent, money in yuan; of a range, its lower end.</summary>
    public required decimal Value { get; init; }
    /// <summary>The counting unit as written; empty where none is.</summary>
    public required string Unit { get; init; }
    /// <summary>余, 多, 近, 以上 and the like as written; null where the figure is exact.</summary>
    public string? Qualifier { get; init; }
    /// <summary>The least it can be; null where nothing says.</summary>
    public decimal? Low { get; init; }
    /// <summary>The most it can be; null where nothing says.</summary>
    public decimal? High { get; init; }
    /// <summary>What is counted, or what a percentage is of.</summary>
    public required string Subject { get; init; }
    /// <summary>Where the written figure begins, its qualifier included.</summary>
    public required int Start { get; init; }
    /// <summary>Where it ends, its counting unit included.</summary>
    public required int End { get; init; }
    /// <summary>Where its clause begins.</summary>
    public required int ClauseStart { get; init; }
    /// <summary>Where its clause ends.</summary>
    public required int ClauseEnd { get; init; }
    /// <summary>The figure as written.</summary>
    public required string Text { get; init; }
    /// <summary>Whether it says by how much something changed (同比增长12%), not how much there is.</summary>
    public bool IsChange { get; init; }
    /// <summary>Whether a word says it (无, 清零, 全覆盖, 均已解决), not a numeral.</summary>
    public bool IsImplied { get; init; }
    /// <summary>The period the text gives it: a year, 2024-H1, ..2024-10 or the like; null where the text names none.</summary>
    public string? Period { get; init; }
    /// <summary>Where in the list of figures the whole stands that this is a part of.</summary>
    public int? PartOf { get; init; }
    /// <summary>The indicator it gives; null where none fits.</summary>
    public string? Indicator { get; init; }
    /// <summary>How sure that is, from 0 to 1.</summary>
    public double Confidence { get; init; }
    /// <summary>Why this indicator, in Chinese.</summary>
    public string? Reason { get; init; }
    /// <summary>Whether it is one number and no interval.</summary>
    public bool IsExact => Low == Value && High == Value;
}

/// <summary>Something wrong or doubtful in the text.</summary>
/// <param name="Rule">The rule's key.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Related">The other places that belong to it.</param>
public sealed record TextFinding(string Rule, Severity Severity, string Message, int Start, int End, IReadOnlyList<TextSpan> Related);

/// <summary>A stretch of the text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
public readonly record struct TextSpan(int Start, int End);
