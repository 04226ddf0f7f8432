using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using Yizhi.Core.Counting;

namespace Yizhi.Core.Reports;

/// <summary>A figure inside a template. It writes itself as a token, so that the text keeps what it means and not just its digits.</summary>
internal sealed class FigureLiquid(FigureToken token, FigureSource source) : FluidValue
{
    private FigureValue Value => source.Value(token);

    public bool IsZero => Value is FigureValue.Known { Number: 0 };
    public bool IsMissing => Value is FigureValue.Missing or FigureValue.NotApplicable;
    public string ZeroSentence => source.ZeroSentence(token.Indicator);

    public void NoteGap() => source.NoteGap(token);
    public FigureLiquid With(Func<FigureToken, FigureToken> change) => new(change(token), source);

    public override FluidValues Type => FluidValues.Object;
    public override bool Equals(FluidValue? other) => other is not null && ToNumberValue() == other.ToNumberValue();
    public override bool ToBooleanValue() => Value is FigureValue.Known { Number: not 0 };
    public override decimal ToNumberValue() => Value.NumberOrNull ?? 0;
    public override string ToStringValue() => Tokens.Wrap(token.ToString());
    public override object ToObjectValue() => this;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        source.Use(token);
        return new ValueTask(writer.WriteAsync(ToStringValue()));
    }

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(name switch
    {
        "any" => BooleanValue.Create(ToBooleanValue()),
        "zero" => BooleanValue.Create(IsZero),
        "missing" => BooleanValue.Create(IsMissing),
        "value" => NumberValue.Create(ToNumberValue()),
        _ => NilValue.Instance,
    });

    /// <summary>What may follow an indicator's key in a template.</summary>
    public static readonly IReadOnlyList<string> Members = ["any", "zero", "missing", "value"];
}

/// <summary>The first half of indicators' keys, such as <c>dispute</c>.</summary>
internal sealed class FigureNamespace(string prefix, FigureSource source) : FluidValue
{
    public override FluidValues Type => FluidValues.Object;
    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);
    public override bool ToBooleanValue() => true;
    public override decimal ToNumberValue() => 0;
    public override string ToStringValue() => "";
    public override object ToObjectValue() => this;
    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => default;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        var key = prefix + "." + name;
        return new(source.Has(key) ? new FigureLiquid(new FigureToken(key), source) : NilValue.Instance);
    }
}

/// <summary>Where a template's figures come from while it is filled, and what it used of them.</summary>
internal abstract class FigureSource
{
    public abstract bool Has(string indicator);
    public abstract FigureValue Value(FigureToken token);
    public abstract string ZeroSentence(string indicator);
    public abstract void Use(FigureToken token);
    public abstract void NoteGap(FigureToken token);
}
