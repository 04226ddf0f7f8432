using DotLiquid;
using Yizhi.Core.Counting;

namespace Yizhi.Core.Reports;

/// <summary>A figure inside a template. It writes itself as a token, so that the text keeps what it means and not just its digits.</summary>
internal sealed class TemplateFigure(FigureToken token, FigureSource source) : IIndexable
{
    /// <summary>What may follow an indicator's key in a template.</summary>
    public static readonly IReadOnlyList<string> Members = ["any", "zero", "missing", "value"];

    public bool IsZero => source.Value(token) is FigureValue.Known { Number: 0 };
    public bool IsMissing => source.Value(token) is FigureValue.Missing or FigureValue.NotApplicable;
    public string ZeroSentence => source.ZeroSentence(token.Indicator);

    public object this[object key] => key switch
    {
        "any" => source.Value(token) is FigureValue.Known { Number: not 0 },
        "zero" => IsZero,
        "missing" => IsMissing,
        _ => source.Value(token).NumberOrNull ?? 0m,
    };

    public bool ContainsKey(object key) => Members.Contains(key);

    /// <summary>Notes a figure that is missing; one that has no sense is nobody's omission.</summary>
    public void NoteGap()
    {
        if (source.Value(token) is FigureValue.Missing)
            source.NoteGap(token);
    }

    public TemplateFigure With(Func<FigureToken, FigureToken> change) => new(change(token), source);

    public override string ToString() => Tokens.Wrap(token.ToString());
}

/// <summary>The first half of indicators' keys, such as <c>dispute</c>.</summary>
internal sealed class FigureNamespace(string prefix, FigureSource source) : Drop
{
    public override object? BeforeMethod(string method)
    {
        var key = prefix + "." + method;
        return source.Has(key) ? new TemplateFigure(new FigureToken(key), source) : null;
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
