using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Tests.Records;

/// <summary>Back through a flow: any flow, however its steps run.</summary>
public sealed class ReturnTests
{
    private static readonly Gen<Flow> AnyFlow = Gen.Int[2, 6].SelectMany(n => Gen.Select(Gen.Int[0, n - 1], Gen.Int[0, n - 1]).List[1, 8].Select(pairs => new Flow("s0",
        [.. Enumerable.Range(0, n).Select(i => new State($"s{i}", $"状态{i}"))],
        [.. pairs.Where(p => p.Item1 != p.Item2).Select((p, i) => new Step { Key = $"t{i}", Title = $"步骤{i}", From = [$"s{p.Item1}"], To = $"s{p.Item2}", Asks = [new Asked($"f{i}", false), new Asked("shared", true)] })])));

    [Fact]
    public void A_record_goes_back_only_to_where_it_could_have_come_from_and_never_forward() => AnyFlow.Sample(flow =>
    {
        foreach (var state in flow.States)
            foreach (var back in flow.Before(state.Key))
            {
                Assert.True(flow.IsPast(back.Key, state.Key));
                Assert.False(flow.IsPast(state.Key, back.Key));
            }
        Assert.Empty(flow.Before(Flow.Withdrawn));
    });

    [Fact]
    public void What_is_emptied_was_asked_by_no_step_that_lies_before() => AnyFlow.Sample(flow =>
    {
        foreach (var state in flow.States)
        {
            var emptied = flow.AskedAfter(state.Key);
            foreach (var step in flow.Steps)
                if (!step.From.Any(f => flow.IsPast(state.Key, f)))
                    Assert.DoesNotContain(step.Asks, a => emptied.Contains(a.Field));
                else
                    Assert.All(step.Asks, a => Assert.True(emptied.Contains(a.Field) || flow.Steps.Any(s => s.Asks.Contains(a) && !s.From.Any(f => flow.IsPast(state.Key, f))) || flow.Steps.Any(s => s.Asks.Any(x => x.Field == a.Field) && !s.From.Any(f => flow.IsPast(state.Key, f)))));
        }
    });
}
