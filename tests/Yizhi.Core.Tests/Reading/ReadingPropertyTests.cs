using System.Text;
using CsCheck;
using Xunit;
using Yizhi.Core.Reading;

namespace Yizhi.Core.Tests.Reading;

/// <summary>Whatever the text, reading it ends, and every place it names lies in it.</summary>
public class ReadingPropertyTests
{
    private static readonly string[] Pieces =
    [
        "一、", "（一）", "1.", "①", "一是", "第二，", "第", "《", "》", "“", "”", "其中", "分别为", "、", "，", "。", "\n", "：", "（", "）", "[", "]", "%", "％", "余", "近", "约", "以上", "万", "亿", "百分之", "点", "12", "2024", "年", "月", "3.5", "1,234", "０", "三十二", "两", "千", "件", "人次", "次", "名", "元", "个百分点",
        "调解纠纷", "成功率", "覆盖率和运行率", "均已解决", "清零", "全覆盖", "无", "未发生", "案件", "各", "每月", "同比增长", "由", "提升至", "截至", "10月", "上半年", "关于2024年法治政府建设情况的报告", "存在的不足", "[bookmark:", "{{", "##", ",", ";", " ", "\u00a0", "\ud83d", "\0", "二〇二五年二月十日", "号", "〔2025〕",
    ];

    [Fact]
    public void Any_text_gives_spans_within_it_and_in_order_and_parts_that_exist() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat).Sample(Holds, iter: 3000);

    [Fact]
    public void So_does_text_of_any_characters_at_all() => Gen.String.Sample(Holds, iter: 1500);

    [Fact]
    public void The_same_text_gives_the_same_reading() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat).Sample(text => ReadingJson.Of(Passages.Read(text), true).ToJsonString() == ReadingJson.Of(Passages.Read(text), true).ToJsonString(), iter: 200);

    [Theory]
    [InlineData("一")]
    [InlineData("9")]
    [InlineData("无")]
    [InlineData("“")]
    [InlineData("《1件")]
    [InlineData("其中1件，")]
    [InlineData("分别为1、")]
    [InlineData("一是1件。")]
    [InlineData("（")]
    public void A_line_of_five_megabytes_is_read_in_time_that_grows_with_it_alone(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 5_000_000 / Encoding.UTF8.GetByteCount(piece)).ToString();
        // A scan that looked back to the line's beginning at each piece would take hours.
        var figures = ReportReader.CountFigures(text);
        Assert.InRange(figures, 0, text.Length);
        Holds(text[..Math.Min(text.Length, 400_000)]);
    }

    private static bool Holds(string text)
    {
        var reading = Passages.Read(text);
        var last = 0;
        foreach (var figure in reading.Figures)
        {
            Assert.InRange(figure.Start, last, figure.End);
            Assert.InRange(figure.End, figure.Start + 1, text.Length);
            Assert.Equal(text[figure.Start..figure.End], figure.Text);
            Assert.InRange(figure.ClauseStart, 0, figure.Start);
            Assert.InRange(figure.ClauseEnd, figure.End, text.Length);
            Assert.InRange(figure.Confidence, 0, 1);
            Assert.True(figure.Low is null || figure.Low <= figure.Value, figure.Text);
            Assert.True(figure.High is null || figure.High >= figure.Value, figure.Text);
            Assert.True(figure.PartOf is null || (figure.PartOf >= 0 && figure.PartOf < reading.Figures.Count));
            last = figure.Start;
        }
        Assert.All(reading.Sections, s => Assert.True(s.Start >= 0 && s.Start <= s.End && s.End <= text.Length && s.Level >= 1));
        Assert.All(reading.Findings, f => Assert.True(f.Start >= 0 && f.Start <= f.End && f.End <= text.Length, f.Rule));
        return true;
    }
}
