namespace Yizhi.Core.Reading.Figures;

/// <summary>A figure as the scanner leaves it: where it stands and what its own characters say.</summary>
internal record struct RawFigure
{
    public decimal Value;
    public decimal? Low;
    public decimal? High;
    public string Unit;
    public string? Qualifier;
    public int Start;
    public int End;
    /// <summary>Where the numeral itself begins; before it stand words such as 近 and 不少于.</summary>
    public int NumeralStart;
    public int ClauseStart;
    public int ClauseEnd;
    public bool IsChange;
    public bool IsImplied;
    /// <summary>The nouns it counts, where one number is said of several; empty where the clause says it.</summary>
    public string? Said;
}
