namespace Yizhi.Demo;

/// <summary>行政处罚案件.</summary>
internal static class Penalties
{
    private static readonly (string Field, string Cause, string Facts, string Basis, int Fine)[] Causes =
    [
        ("urban", "擅自占用城市道路堆放物料", "当事人在人行道堆放装修材料，占用面积约六平方米，经责令改正后未按期清理。现场照片、勘验笔录、询问笔录相互印证。", "《城市道路管理条例》第四十二条", 2000),
        ("urban", "未按规定设置户外广告", "当事人未经批准在临街建筑外墙设置广告牌一块，有现场勘验笔录和照片为证。", "《城市市容和环境卫生管理条例》第三十六条", 1500),
        ("urban", "随意倾倒建筑垃圾", "当事人将拆除产生的碎砖倾倒在绿地旁，监控录像记录了经过，当事人承认。", "《城市建筑垃圾管理规定》第二十六条", 3000),
        ("environment", "餐饮服务业油烟超标排放", "经监测，油烟排放浓度超过标准，净化设备长期未清洗，有监测报告和检查记录。", "《大气污染防治法》第一百一十八条", 8000),
        ("environment", "夜间施工产生噪声扰民", "当事人未取得夜间作业证明，二十二时后仍进行切割作业，有录音录像和居民证言。", "《噪声污染防治法》第七十七条", 10000),
        ("planning", "未经许可搭建附属房屋", "当事人在楼顶搭建彩钢房约十二平方米，未取得规划许可，有测绘图和照片。", "《城乡规划法》第六十四条", 6000),
        ("fire", "占用堵塞疏散通道", "当事人在经营场所疏散通道堆放货物，经检查责令后再次占用，有检查记录。", "《消防法》第六十条", 5000),
        ("water", "向城镇排水设施倾倒油污", "当事人将餐饮废油倒入雨水口，经取样比对，当事人承认。", "《城镇排水与污水处理条例》第五十六条", 4000),
    ];

    private static readonly (string Cause, string Field, string Basis)[] Spots =
    [
        ("占道经营", "urban", "《城市市容和环境卫生管理条例》第三十四条"), ("随地倾倒生活垃圾", "urban", "《城市市容和环境卫生管理条例》第三十四条"), ("沿街晾挂影响市容", "urban", "《城市市容和环境卫生管理条例》第三十四条"),
        ("携犬外出未束犬链", "civil", "《动物防疫法》第九十二条"), ("未分类投放生活垃圾", "environment", "《固体废物污染环境防治法》第一百一十一条"),
    ];

    public static void Tell(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(24)))
            OnTheSpot(telling, home, day, chance);
        foreach (var day in telling.Days.Of(chance, year, home.Sized(year == 2024 ? 17 : 19)))
            Ordinary(telling, home, day, chance);
    }

    private static void OnTheSpot(Telling telling, Subdistrict home, DateOnly day, Chance chance)
    {
        var (cause, field, basis) = chance.Pick(Spots);
        var tale = Found(telling, home, day, chance, cause, "summary", field);
        var punished = chance.In100(70);
        tale.Then("spot", day, punished
            ? chance.In100(55) ? [("result", "punished"), ("kinds", new[] { "warning" }), ("basis", basis)] : [("result", "punished"), ("kinds", new[] { "fine" }), ("basis", basis), ("fine", chance.Pick([50m, 100m, 200m]))]
            : [("result", chance.Code("none_minor*6 none_first*4")), ("basis", "《行政处罚法》第三十三条")]);
        if (chance.In100(97))
            tale.Then("report", telling.Days.After(day, chance.In100(94) ? chance.From(1, 3) : chance.From(4, 6)));
    }

    private static void Ordinary(Telling telling, Subdistrict home, DateOnly day, Chance chance)
    {
        var days = telling.Days;
        var (field, cause, facts, basis, fine) = chance.Pick(Causes);
        var tale = Found(telling, home, day, chance, cause, "ordinary", field);
        if (chance.In100(4))
        {
            tale.Then("transfer", days.After(day, 3), ("transferred_to", chance.One("区城市管理局", "区生态环境局", "公安明湖分局")));
            return;
        }
        var filed = days.After(day, chance.From(1, 4));
        tale.Then("file", filed);
        if (chance.In100(15))
            tale.Then("hold", days.After(filed, 1)).Then("release", days.After(filed, chance.From(4, 7)));
        var review = chance.In100(30);
        var investigated = days.After(filed, chance.From(6, 20));
        tale.Then("investigate", investigated, ("facts", facts), ("needs_review", review));
        var told = days.After(investigated, chance.From(1, 4));
        tale.Then("tell", told);
        var next = days.After(told, chance.From(6, 10));
        if (review)
            tale.Then("review", next, ("reviewer", home.Named(chance, "legal_reviewer")));
        if (chance.In100(3))
            return;
        var decided = days.After(next, chance.In100(94) ? chance.From(1, 8) : chance.From(35, 50));
        tale.Then("decide", decided, chance.In100(82)
            ? [("result", "punished"), ("kinds", new[] { "fine" }), ("basis", basis), ("fine", (decimal)fine), ("to_publish", true)]
            : [("result", chance.Code("none_minor*4 none_first*5 none_nofault*1 unfounded*1")), ("basis", "《行政处罚法》第三十三条"), ("to_publish", false)]);
        var published = tale.State == "decided";
        var served = days.After(decided, chance.From(1, 6));
        tale.Then("serve", served, tale.Has("fine") ? [("published_on", served)] : []);
        if (published && chance.In100(94))
            tale.Then("close", days.After(served, chance.From(6, 14)), tale.Has("fine") ? [("paid_on", days.After(served, chance.From(1, 5)))] : []);
    }

    private static Tale Found(Telling telling, Subdistrict home, DateOnly day, Chance chance, string cause, string procedure, string field)
    {
        var first = home.Named(chance, "enforcement_officer", home.Enforcement);
        var second = first;
        while (second == first)
            second = home.Named(chance, "enforcement_officer", home.Enforcement);
        return telling.Tell("penalty_case", home, home.Enforcement, chance, day,
            [("cause", cause), ("procedure", procedure), ("field", field), ("party", chance.In100(60) ? People.Shop(chance) : People.Name(chance)), ("party_address", Phrases.Road(chance) + $"{chance.From(1, 300)}号"), ("officer_1", first), ("officer_2", second)]);
    }
}
