using CsCheck;
using Xunit;
using Yizhi.Core.Reports;

namespace Yizhi.Core.Tests.Reports;

public class FigureTokenTests
{
    private static readonly Gen<FigureToken> Any = Gen.Select(
        Gen.String[Gen.Char["abc_.~#"], 1, 12], Gen.String[Gen.Char["abc:_甲0"], 0, 10], Gen.Int[0, 20], Gen.Bool, Gen.Bool, Gen.Int[-1, 6],
        (indicator, slice, back, over, wan, places) => new FigureToken(indicator, slice, back, over, wan, places < 0 ? null : places));

    [Fact]
    public void A_token_reads_back_as_it_was_written() =>
        Any.Sample(token => FigureToken.TryParse(token.ToString(), out var read) && read == token);

    [Fact]
    public void Whatever_stands_in_a_token_it_is_read_or_refused_and_what_is_read_has_one_spelling() =>
        Gen.String[Gen.Char["ab.|=:slicebackoverwanplaces0129-⟦⟧ \n甲"], 0, 40].Sample(inner =>
        {
            if (!FigureToken.TryParse(inner, out var read))
                return;
            Assert.NotEmpty(read.Indicator);
            Assert.True(FigureToken.TryParse(read.ToString(), out var again) && again == read, inner);
        });

    [Theory]
    [InlineData("")]
    [InlineData("|over")]
    [InlineData("visit.received|")]
    [InlineData("visit.received|slice=")]
    [InlineData("visit.received|places=7")]
    [InlineData("visit.received|places=-1")]
    [InlineData("visit.received|back=2147483647")]
    [InlineData("visit.received|back=-1")]
    [InlineData("visit.received|shout")]
    public void A_token_that_asks_for_what_there_is_not_is_refused(string inner) =>
        Assert.False(FigureToken.TryParse(inner, out _));

    [Fact]
    public void Tokens_are_found_between_their_brackets_only() =>
        Assert.Equal(["a.b", "c"], Tokens.In().Matches("⟦a.b⟧ ⟦⟧ ⟦⟦c⟧⟧ [d] ⟦e").Select(m => m.Groups["inner"].Value));
}
