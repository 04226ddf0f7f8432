using CsCheck;
using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Core.Tests.Catalogue;

namespace Yizhi.Core.Tests.Reports;

/// <summary>A template that was let in without asking the engine is one that the engine would have let in.</summary>
public class PlainLiquidTests
{
    private static readonly string[] Templates = [.. Texts.Shipped.Where(f => f.Path.EndsWith(".liquid", StringComparison.Ordinal)).Select(f => f.Text)];

    private static readonly string[] Bits =
    [
        "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "'", "\"", "|", ":", " ", "\n", "if", "endif", "else", "elsif", "for", "endfor", "unless", "endunless", "say", "endsay", "record.a", "record.a.b", "row", "in", "==", "!=", "and", "or",
        "{{ record.a }}", "{% if record.a %}", "{% endif %}", "{% else %}", "{% for row in record.a %}", "{% endfor %}", "{% if record.a == \"x\" %}", "{% comment %}", "{% endcomment %}", "{% raw %}", "{% endraw %}", "{{ 'x' | over }}", "{{ a | slice: \"b:c\" }}", "中", "1",
    ];

    private static readonly Gen<string> Odd = Gen.OneOf(
        Gen.Int[0, Bits.Length - 1].Array[1, 12].Select(bits => string.Concat(bits.Select(b => Bits[b]))),
        Gen.Select(Gen.Int[0, 9_999], Gen.Int[0, 99_999], Gen.Int[0, Bits.Length - 1]).Select((t, at, bit) => Templates[t % Templates.Length].Insert(at % (Templates[t % Templates.Length].Length + 1), Bits[bit])),
        Gen.Select(Gen.Int[0, 9_999], Gen.Int[0, 99_999], Gen.Int[1, 6]).Select((t, at, length) => Templates[t % Templates.Length] is var text && text.Length > 8 ? text.Remove(at % (text.Length - 7), length) : ""));

    [Fact]
    public void The_engine_finds_nothing_wrong_in_what_was_let_in() => Odd.Sample(text =>
    {
        // The property is about the engine's parser alone; what it lets in and then can't fill is told when it is filled.
        if (LiquidTemplate.Parse(text, out _) is null)
            return;
        var refused = Record.Exception(() => DotLiquid.Template.Parse(text));
        Assert.True(refused is null, $"{refused?.Message}\n{text}");
    }, iter: 4_000);

    [Fact]
    public void Every_shipped_template_is_let_in_and_filled() =>
        Assert.All(Templates, text => Assert.NotEmpty(LiquidTemplate.Parse(text, out _)!.Render(new Dictionary<string, object>())));
}
