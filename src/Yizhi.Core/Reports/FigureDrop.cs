using DotLiquid;
using Yizhi.Core.Counting;

namespace Yizhi.Core.Reports;

/// <summary>A figure inside a template. It writes itself as a token, so that the text keeps what it means and not just its digits.</summary>
internal sealed class FigureDrop(FigureToken token, FigureSource source) : Drop
{
    /// <summary>What may follow an indicator's key in a template.</summary>
    public static readonly IReadOnlyList<string> Members = ["any", "zero", "missing", "value"];

    public bool Any => source.Value(token) is FigureValue.Known { Number: not 0 };
    public bool Zero => source.Value(token) is FigureValue.Known { Number: 0 };
    public bool Missing => source.Value(token) is FigureValue.Missing or FigureValue.NotApplicable;
    public decimal Value => source.Value(token).NumberOrNull ?? 0;

    internal string ZeroSentence => source.ZeroSentence(token.Indicator);

    internal void NoteGap() => source.NoteGap(token);
    internal FigureDrop With(Func<FigureToken, FigureToken> change) => new(change(token), source);

    public override string ToString() => Tokens.Wrap(token.ToString());
}

/// <summary>The first half of indicators' keys, such as <c>dispute</c>.</summary>
internal sealed class FigureNamespace(string prefix, FigureSource source) : Drop
{
    public override object? BeforeMethod(string method)
    {
        var key = prefix + "." + method;
        return source.Has(key) ? new FigureDrop(new FigureToken(key), source) : null;
    }
}

/// <summary>Where a template's figures come from while it is filled, and what it lacked.</summary>
internal abstract class FigureSource
{
    public abstract bool Has(string indicator);
    public abstract FigureValue Value(FigureToken token);
    public abstract string ZeroSentence(string indicator);
    public abstract void NoteGap(FigureToken token);
}
