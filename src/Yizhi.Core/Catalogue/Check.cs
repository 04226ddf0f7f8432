namespace Yizhi.Core.Catalogue;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>提示.</summary>
    Notice,
    /// <summary>提醒.</summary>
    Warning,
    /// <summary>错误.</summary>
    Error,
}

/// <summary>A rule over figures.</summary>
public abstract record Check(Severity Severity, string? Say, Place Place)
{
    /// <summary>The first is never greater than the second.</summary>
    public sealed record AtMost(string Part, string Whole, Severity Severity, string? Say, Place Place) : Check(Severity, Say, Place);
    /// <summary>The parts add up to the whole.</summary>
    public sealed record PartsMakeWhole(string Whole, IReadOnlyList<string> Parts, Severity Severity, string? Say, Place Place) : Check(Severity, Say, Place);
    /// <summary>Both are the same number.</summary>
    public sealed record Equal(string One, string Other, Severity Severity, string? Say, Place Place) : Check(Severity, Say, Place);
    /// <summary>The change against the year before stays within so many percent.</summary>
    public sealed record Change(string Indicator, decimal Percent, Severity Severity, string? Say, Place Place) : Check(Severity, Say, Place);
}
