using Xunit;
using Yizhi.Core.Reading;

namespace Yizhi.Core.Tests.Reading;

public class OutlineTests
{
    private const string Report = """
        青溪发〔2025〕12 号

        澄江区青溪街道办事处
        关于2024年度法治政府建设情况的报告

        澄江区人民政府：
        2024年，青溪街道认真推进法治建设，现将有关情况报告如下：
        一、存在的不足和原因
        一是力量不足。二是由于培训不够，能力不强。
        二、主要举措和成效
        （一）强化学习。组织学习4次。
        1.中心组学习。集中学习2次。
        （1）会前学法。学习6次。
        ① 其他学习。学习1次。
        2、干部学习。学习3次。
        （二）化解纠纷
        首先，排查纠纷。第一，排查12件。第二，化解12件。
        三、党政主要负责人履行推进法治建设第一责任人职责情况
        主要负责人听取汇报2次。
        四、2025年工作安排
        继续推进。

        澄江区青溪街道办事处
        2025年2月10日
        """;

    [Fact]
    public void The_head_and_the_end_of_a_report_are_read()
    {
        var reading = Passages.Read(Report);
        Assert.Equal("澄江区青溪街道办事处关于2024年度法治政府建设情况的报告", reading.Title);
        Assert.Equal(("澄江区青溪街道办事处", 2024, "青溪发〔2025〕12号", "澄江区人民政府"), (reading.Unit, reading.Year, reading.DocumentNumber, reading.Addressee));
        Assert.Equal(("澄江区青溪街道办事处", new DateOnly(2025, 2, 10)), (reading.Signatory, reading.Date));
    }

    [Fact]
    public void Every_habit_of_numbering_gives_a_section_of_its_level()
    {
        var sections = Passages.Read(Report).Sections;
        Assert.Equal(
            ["1 一、", "2 一是", "2 二是", "1 二、", "2 （一）", "3 1.", "4 （1）", "5 ①", "3 2、", "2 （二）", "3 第一，", "3 第二，", "1 三、", "1 四、"],
            sections.Select(s => $"{s.Level} {s.Number}"));
        Assert.Equal("强化学习", sections[4].Heading);
        Assert.Equal(sections[9].Start, sections[4].End);
    }

    [Fact]
    public void The_four_parts_are_told_by_what_they_say_not_by_where_they_stand() =>
        Assert.Equal([ReportPart.Shortcomings, ReportPart.Achievements, ReportPart.FirstResponsible, ReportPart.NextYear], Passages.Read(Report).Sections.Where(s => s.Level == 1).Select(s => s.Part!.Value));

    [Fact]
    public void A_heading_that_names_no_part_is_told_by_its_text()
    {
        var text = "关于2024年法治政府建设情况的报告\n一、强化组织领导\n召开会议6次，开展活动12场次，调解纠纷30件，培训4次。\n二、反思\n能力不足，力量薄弱，认识不够，水平不高，有待加强，仍存在差距，宣传形式单一。\n三、再出发\n将继续推进普法，进一步压实责任，将持续加强培训，不断提升能力，着力打造品牌，力争取得实效，确保完成。";
        Assert.Equal([ReportPart.Achievements, ReportPart.Shortcomings, ReportPart.NextYear], Passages.Read(text).Sections.Select(s => s.Part!.Value));
    }

    [Theory]
    [InlineData("二〇二五年二月十日", 2025, 2, 10)]
    [InlineData("2025 年 2 月 10 日", 2025, 2, 10)]
    public void The_date_at_the_end_is_read_in_both_ways_of_writing(string written, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Passages.Read("关于2024年法治政府建设情况的报告\n正文。\n青溪街道办事处\n" + written).Date);

    [Theory]
    [InlineData("青政发〔2025〕3号")]
    [InlineData("青政发[2025]3号")]
    [InlineData("青政发（2025）第3号")]
    [InlineData("青政发【2025】 3 号")]
    public void A_document_number_comes_out_in_one_form(string written) => Assert.Equal("青政发〔2025〕3号", Passages.Read(written + "\n关于2024年法治政府建设情况的报告\n正文。").DocumentNumber);

    [Fact]
    public void What_the_caller_knows_goes_before_what_the_text_says()
    {
        var reading = Passages.Reader.Read(Report, "青溪街道", 2023);
        Assert.Equal(("青溪街道", 2023), (reading.Unit, reading.Year));
    }
}
