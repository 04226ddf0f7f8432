namespace Yizhi.Core.Counting;

/// <summary>What a figure says. Nothing entered, nothing happened and nothing to speak of are three different things.</summary>
public abstract record FigureValue
{
    private FigureValue() { }

    /// <summary>A number; zero means the ledger was kept and nothing happened.</summary>
    /// <param name="Number">The exact value in the indicator's measure; a percentage is 98.1 for 98.1 %.</param>
    public sealed record Known(decimal Number) : FigureValue;

    /// <summary>缺: the unit has not kept the ledger, or a part of the formula is missing. Never shown as 0.</summary>
    public sealed record Missing : FigureValue;

    /// <summary>不适用: the question has no sense here, such as a success rate of no cases.</summary>
    public sealed record NotApplicable : FigureValue;

    /// <summary>The one value of "missing".</summary>
    public static readonly FigureValue None = new Missing();

    /// <summary>The one value of "not applicable".</summary>
    public static readonly FigureValue NoSense = new NotApplicable();

    /// <summary>The number, or null where there is none.</summary>
    public decimal? NumberOrNull => this is Known known ? known.Number : null;
}
