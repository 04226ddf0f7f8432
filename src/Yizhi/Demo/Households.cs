namespace Yizhi.Demo;

/// <summary>走访入户、安全隐患.</summary>
internal static class Households
{
    private static readonly (string Kind, string[] Words)[] Problems =
    [
        ("environment", ["楼道堆物未清理", "垃圾桶满溢", "绿化带被踩踏", "下水道返味"]), ("livelihood", ["路灯不亮", "独居老人需要助餐", "高龄津贴尚未申领", "无障碍坡道破损"]),
        ("safety", ["电动车飞线充电", "燃气软管老化", "消防通道被占", "阳台栏杆松动"]), ("dispute", ["邻里因渗水争吵", "住户与物业有分歧"]),
        ("policy", ["咨询医保缴费", "咨询老旧小区改造政策"]), ("service", ["行动不便需上门办证", "需要代办社保认证"]),
    ];

    private static readonly (string Kind, string[] Words)[] Hazards =
    [
        ("fire", ["楼道堆放可燃物", "灭火器过期失效", "安全出口上锁", "电动车在门厅停放充电", "消防栓前堆物"]), ("electricity", ["私拉乱接电线", "配电箱无防护盖", "插座过载发热"]),
        ("gas", ["餐饮店未装燃气报警器", "燃气软管超期使用", "气瓶间与明火同室"]), ("building", ["外墙面砖松动", "老旧屋面有坠物风险", "自建房承重墙开裂"]),
        ("road", ["窨井盖缺失", "路面塌陷", "路口视线被遮挡"]), ("construction", ["脚手架未设防护网", "基坑临边无护栏"]), ("workshop", ["加工作坊粉尘未清理", "小作坊无应急照明"]), ("water", ["湖岸护栏缺损", "雨水口堵塞易积水"]),
    ];

    /// <summary>A year of visits; how many is told last, so that the whole keeps its size.</summary>
    public static void Visits(Telling telling, Subdistrict home, int year, Chance chance, int count)
    {
        foreach (var day in telling.Days.Of(chance, year, count, "12 8 9 8 8 9 8 8 9 9 8 8"))
        {
            var community = home.Somewhere(chance, day);
            var tale = telling.Tell("household_visit", home, community.Code, chance, day,
                [("area", Phrases.Place(chance, home, community.Code, day)), ("visitor", home.Named(chance, chance.One("grid_worker", "community_worker"), community.Code)), ("households", chance.From(6, 34))]);
            if (chance.In100(2))
                tale.Corrected(telling.Days.After(day, 2), Phrases.Slip(chance), ("households", chance.From(6, 30)));
            if (chance.In100(66))
                continue;
            var found = Enumerable.Range(0, chance.From(1, 3)).Select(_ => chance.Pick(Problems)).Select(p => (p.Kind, Problem: chance.Pick(p.Words))).Distinct().ToList();
            tale.Then("raise", day, ("problems", found.Select(f => Tale.Row(("kind", f.Kind), ("problem", f.Problem), ("solved", false))).ToList()));
            if (!chance.In100(95))
                continue;
            var settled = telling.Days.After(day, chance.In100(90) ? chance.From(1, 14) : chance.From(15, 26));
            tale.Then("settle", settled, ("problems", found.Select(f => Tale.Row(("kind", f.Kind), ("problem", f.Problem), ("solved", chance.In100(94)))).ToList()));
        }
    }

    public static void SafetyHazards(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(year == 2024 ? 120 : 130), "9 7 7 7 8 16 9 8 8 7 10 8"))
        {
            var community = home.Somewhere(chance, day);
            var (kind, words) = chance.Pick(Hazards);
            var major = chance.In100(3);
            var tale = telling.Tell("safety_hazard", home, community.Code, chance, day,
            [
                ("subject", chance.Pick(words)), ("source", chance.Code("patrol*4 grid*5 special*3 report*2 assigned*1")), ("kind", kind), ("level", major ? "major" : "general"),
                ("place", Phrases.Place(chance, home, community.Code, day)), ("party", chance.In100(50) ? People.Shop(chance) : People.Name(chance)),
            ]);
            if (chance.In100(1))
                tale.Withdrawn(days.After(day, 1), Phrases.Twice(chance));
            if (!major && chance.In100(38))
            {
                tale.Then("remove", day);
                continue;
            }
            if (chance.In100(6))
            {
                tale.Then("transfer", days.After(day, chance.From(1, 3)), ("transferred_to", chance.One("区应急管理局", "区住房和城乡建设局", "区消防救援大队", "区市场监督管理局")));
                continue;
            }
            var ordered = days.After(day, chance.From(0, 3));
            tale.Then("order", ordered, ("party", chance.In100(50) ? People.Shop(chance) : People.Company(chance)));
            var late = chance.In100(7);
            if (late && chance.In100(60))
                tale.Then("prolong", days.After(ordered, 8));
            if (chance.In100(4))
                continue;
            var rectified = days.After(ordered, late ? chance.From(12, 22) : chance.From(1, 9));
            tale.Then("rectify", rectified);
            if (chance.In100(6))
                tale.Then("fail", days.After(rectified, 1)).Then("rectify", rectified = days.After(rectified, chance.From(3, 6)));
            tale.Then("pass", days.After(rectified, chance.From(1, 5)));
        }
    }
}
