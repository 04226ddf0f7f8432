using Xunit;

namespace Yizhi.Core.Tests.Reading;

public class NumbersInTextTests
{
    [Theory]
    [InlineData("开展宣传活动12场次。", "12场次")]
    [InlineData("开展宣传活动１２场次。", "12场次")]
    [InlineData("开展宣传活动三十二场次。", "32场次")]
    [InlineData("开展宣传活动二十余次。", "20次")]
    [InlineData("受众两万余人次。", "20000人次")]
    [InlineData("受众一万三千五百人次。", "13500人次")]
    [InlineData("开展普法宣传千余次。", "1000次")]
    [InlineData("召开会议十次。", "10次")]
    [InlineData("发放资料5.5万余份。", "55000份")]
    [InlineData("发放资料1千余份。", "1000份")]
    [InlineData("发放资料30余万份。", "300000份")]
    [InlineData("协议金额1.2亿元。", "120000000元")]
    [InlineData("排查隐患1,256处。", "1256处")]
    [InlineData("阅读量达5.6万人次。", "56000人次")]
    [InlineData("组织培训3-5次。", "3次")]
    [InlineData("组织培训三到五次。", "3次")]
    [InlineData("成功率98.08%，满意率达到 100％。", "98.08% 100%")]
    [InlineData("成功率百分之九十八点五。", "98.5%")]
    [InlineData("开展活动100+场次。", "100场次")]
    [InlineData("涉及金额295万，参加人数350。", "2950000元 350人")]
    [InlineData("巡查执法人次5800余次，执法车次500余次。", "5800人次 500车次")]
    [InlineData("调解、化解、回访分别为12、8、5件。", "12件 8件 5件")]
    [InlineData("接待群众350批次620人次。", "350批次 620人次")]
    [InlineData("慰问困难党员350人（次）。", "350人次")]
    [InlineData("每月组织一次学习活动。", "1次/月")]
    [InlineData("建成5个社区工作站，覆盖3个村。", "5个 3个")]
    public void A_quantity_is_read_whatever_way_it_is_written(string text, string figures) => Assert.Equal(figures, Passages.Figures(text));

    [Theory]
    [InlineData("2023年5月，2021—2025年，二〇二四年。")]
    [InlineData("12.4宪法日，3·15，5月1日，20256月，2025730日。")]
    [InlineData("国发〔2021〕33号，城郊发[2025]4 号，第十三次会议，《行政处罚法》第三十二条，第二章。")]
    [InlineData("“八五”普法、“123”目标、“三零”创建、一站式、党的二十大、二十届三中全会、“1+2+N”模式。")]
    [InlineData("落实三项制度，做到“两个维护”，三个方面，一件事一次办，综合查一次。")]
    [InlineData("健全一村一法律顾问制度，一社区一法律顾问，一支队伍管执法，一把手，一系列，十分重视，进一步。")]
    [InlineData("地址人民路128号，电话0571-88888888，邮编310000，12345热线。")]
    [InlineData("3个工作日内，24小时值班，6个月，第2名，前三名，连续5年，三分之一。")]
    [InlineData("法律条例、处理、场所、家庭、人民、期间、份额、起诉、名单。")]
    [InlineData("缺乏一支懂法律的队伍，打造法治宣传一条街，各级各部门一起努力。")]
    public void Numerals_that_count_nothing_are_no_figures(string text) => Assert.Equal("", Passages.Figures(text));

    [Theory]
    [InlineData("发放资料200余份。", 200, 299)]
    [InlineData("发放资料5.5万余份。", 55000, 55999)]
    [InlineData("发放资料近200份。", 180, 200)]
    [InlineData("发放资料不足200份。", 0, 200)]
    [InlineData("发放资料约200份。", 180, 220)]
    [InlineData("发放资料200份左右。", 180, 220)]
    [InlineData("发放资料200份。", 200, 200)]
    [InlineData("发放资料3至5份。", 3, 5)]
    public void What_stands_by_a_number_makes_it_an_interval(string text, int low, int high)
    {
        var figure = Assert.Single(Passages.Read(text).Figures);
        Assert.Equal((low, high), (figure.Low, figure.High));
    }

    [Theory]
    [InlineData("发放资料200份以上。", "以上")]
    [InlineData("发放资料超200份。", "超")]
    [InlineData("发放资料逾200份。", "逾")]
    [InlineData("发放资料不少于200份。", "不少于")]
    [InlineData("参与上千人次。", "上")]
    public void A_number_that_is_only_passed_has_no_upper_end(string text, string qualifier)
    {
        var figure = Assert.Single(Passages.Read(text).Figures);
        Assert.Equal((qualifier, figure.Value, null), (figure.Qualifier, figure.Low, figure.High));
    }

    [Theory]
    [InlineData("预约服务30人次，签约12户，最近10场活动。")]
    public void A_word_that_only_looks_like_a_qualifier_is_none(string text) => Assert.All(Passages.Read(text).Figures, f => Assert.Null(f.Qualifier));

    [Theory]
    [InlineData("同比增长12.5%。")]
    [InlineData("较上年减少3件。")]
    [InlineData("满意度提升2.3个百分点。")]
    [InlineData("减少重复检查40%。")]
    public void By_how_much_something_changed_is_marked_as_a_change_and_given_no_indicator(string text)
    {
        var figure = Assert.Single(Passages.Read(text).Figures);
        Assert.True(figure.IsChange);
        Assert.Null(figure.Indicator);
    }

    [Fact]
    public void What_was_is_a_change_and_what_is_now_is_the_figure()
    {
        var figures = Passages.Read("调解成功率由去年的91%提升至97.2%。").Figures;
        Assert.Equal([(91m, true), (97.2m, false)], figures.Select(f => (f.Value, f.IsChange)));
        Assert.Equal("dispute.success_rate", figures[1].Indicator);
    }

    [Fact]
    public void Every_counting_unit_of_the_catalogue_is_known_to_the_scanner() =>
        Assert.Empty(Passages.Catalogue.Value.Measures.Keys.Where(m => !m.Contains('/') && Passages.Figures($"累计办理12{m}。") != $"12{m}"));
}
