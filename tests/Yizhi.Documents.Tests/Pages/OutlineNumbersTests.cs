using CsCheck;
using Xunit;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Pages;

public class OutlineNumbersTests
{
    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(19, "十九")]
    [InlineData(20, "二十")]
    [InlineData(21, "二十一")]
    [InlineData(100, "一百")]
    [InlineData(105, "一百零五")]
    [InlineData(112, "一百一十二")]
    [InlineData(1010, "一千零一十")]
    [InlineData(9999, "九千九百九十九")]
    public void Numbers_are_written_in_Chinese(int number, string said) => Assert.Equal(said, ChineseNumerals.Of(number));

    [Fact]
    public void Each_level_has_its_form_and_starts_anew_under_the_next_heading_above_it()
    {
        var text = "# 甲\n## 乙\n### 丙\n### 丁\n#### 戊\n#### 己\n## 庚\n### 辛\n# 壬\n## 癸\n###### 深";
        Assert.Equal(
            ["一、", "（一）", "1.", "2.", "（1）", "（2）", "（二）", "1.", "二、", "（一）", "（1）"],
            Headings(text).Select(heading => heading.Number));
    }

    [Fact]
    public void A_heading_is_numbered_by_how_many_of_its_level_stand_since_the_last_one_above_it() =>
        Gen.Int[1, 4].Array[0, 60].Sample(levels =>
        {
            var text = string.Join("\n\n", levels.Select((level, i) => $"{new string('#', level)} 标题{i}"));
            var headings = Headings(text);
            Assert.Equal(levels, headings.Select(heading => heading.Level));
            for (var i = 0; i < levels.Length; i++)
            {
                var since = Array.FindLastIndex(levels, i, i + 1, level => level < levels[i]);
                var count = levels[(since + 1)..(i + 1)].Count(level => level == levels[i]);
                Assert.Equal(Said(levels[i], count), headings[i].Number);
            }
        });

    private static string Said(int level, int count) => level switch
    {
        1 => ChineseNumerals.Of(count) + "、",
        2 => $"（{ChineseNumerals.Of(count)}）",
        3 => $"{count}.",
        _ => $"（{count}）",
    };

    private static List<Block.Heading> Headings(string text) =>
        [.. PageDocument.From(Sample.Report(text)).Blocks.OfType<Block.Heading>()];
}
