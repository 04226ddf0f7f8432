using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Reports;

/// <summary>Sentences that stand on lines of their own make one paragraph, whatever of them is said.</summary>
public class SentenceLinesTests
{
    private const string First = "{% say dispute.amount %}涉及金额有数。{% endsay %}";
    private const string Second = "{% say dispute.clues %}有线索。{% endsay %}";

    [Theory]
    [InlineData("开头。\n" + First + "\n" + Second + "\n结尾。", "开头。\n结尾。\n")]
    [InlineData("开头。\n" + First + "\n\n下一段。", "开头。\n\n下一段。\n")]
    [InlineData("开头。\n\n" + First + "\n" + Second + "\n\n下一段。", "开头。\n\n下一段。\n")]
    [InlineData("开头。\r\n" + First + "\r\n结尾。", "开头。\n结尾。\n")]
    [InlineData("开头。" + First + "\n结尾。", "开头。\n结尾。\n")]
    public void A_sentence_that_says_nothing_leaves_no_line(string template, string expected) =>
        Assert.Equal(expected, Written(template, FigureValue.None));

    [Fact]
    public void Sentences_that_are_said_stay_lines_of_their_paragraph() =>
        Assert.Equal("开头。\n涉及金额有数。\n有线索。\n结尾。\n", Written("开头。\n" + First + "\n" + Second + "\n结尾。", new FigureValue.Known(3)));

    private static string Written(string template, FigureValue value) => ReportCompiler.Compile(AsShipped.Catalogue,
        AsShipped.Catalogue.Reports["annual"] with { Template = template },
        new ReportProfile(CaseOffice.Units.Find(CaseOffice.Street)!, Period.OfYear(2024), new DateOnly(2025, 1, 20)), (_, _, _) => value).Text;
}
