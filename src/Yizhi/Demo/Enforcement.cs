namespace Yizhi.Demo;

/// <summary>巡查、约谈、现场调解、执法人员和监督员.</summary>
internal static class Enforcement
{
    /// <summary>A year of patrols; how many is told last, so that the whole keeps its size.</summary>
    public static void Patrols(Telling telling, Subdistrict home, int year, Chance chance, int count)
    {
        foreach (var day in telling.Days.Of(chance, year, count, "9 7 8 8 9 12 9 9 8 8 8 8"))
        {
            var findings = chance.In100(40) ? 0 : chance.From(1, 7);
            var tale = telling.Tell("patrol", home, home.Enforcement, chance, day,
            [
                ("kind", chance.Code("appearance*40 order*24 building*9 safety*13 environment*7 market*7")), ("route", Phrases.Road(chance) + chance.One("沿线", "至湖滨广场段", "农贸市场周边", "学校周边", "地铁口周边", "背街小巷")),
                ("people", chance.From(2, 9)), ("vehicles", chance.From(0, 3)), ("findings", findings), ("settled", findings - (findings > 0 && chance.In100(24) ? 1 : 0)),
            ]);
            if (findings > 3 && chance.In100(12))
                tale.With("现场照片");
            if (chance.In100(1))
                tale.Corrected(telling.Days.After(day, 1), Phrases.Slip(chance), ("people", chance.From(3, 8)));
        }
    }

    public static void Interviews(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(15)))
        {
            var promised = day.AddDays(chance.From(5, 20));
            var tale = telling.Tell("enforcement_interview", home, home.Enforcement, chance, day,
            [
                ("enterprise", People.Shop(chance)), ("reason", chance.Code("appearance*5 safety*4 environment*4 building*2 wages*2 complaint*2 other*1")),
                ("commitment", chance.One("不再占道摆放桌椅", "按时清洗油烟净化设备", "夜间停止产生噪声的作业", "补齐消防器材并培训员工", "月底前结清工资")), ("correct_by", promised),
            ]);
            if (chance.In100(10))
                tale.Then("miss", days.Open(promised)).Then("correct", days.After(promised, chance.From(4, 9)));
            else if (chance.In100(95))
                tale.Then("correct", days.Open(promised.AddDays(chance.From(0, 5))));
        }
    }

    public static void OnTheSpot(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var disputes = telling.Of("dispute", home).Where(d => d.Day.Year == year).ToList();
        foreach (var day in telling.Days.Of(chance, year, home.Sized(26)))
        {
            var result = chance.Code("settled*84 handed_over*9 unsettled*7");
            var dispute = disputes.FirstOrDefault(d => d.Day >= day) ?? disputes[^1];
            telling.Tell("enforcement_mediation", home, home.Enforcement, chance, day,
            [
                ("place", Phrases.Road(chance) + chance.One("路口", "市场门口", "公交站旁", "商铺门前")), ("matter", chance.Code("stall*6 noise*4 smoke*3 building*2 parking*5 property_mgmt*2 other*1")),
                ("mediator", home.Named(chance, "enforcement_officer", home.Enforcement)), ("result", result), ("dispute", result == "handed_over" ? dispute.Id : null),
            ], "enforcement_officer");
        }
    }

    public static void Officers(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var officers = home.Staff.Where(a => a.Roles.Contains("enforcement_officer")).ToList();
        for (var i = 0; i < officers.Count + 4; i++)
        {
            // Four joined later or had left; the others are the team of today.
            var joins2025 = i is 1 or 2;
            if (year != (joins2025 ? 2025 : 2024))
                continue;
            var issued = joins2025 ? new DateOnly(2025, i * 3, 12) : new DateOnly(chance.From(2019, 2023), chance.From(1, 12), chance.From(1, 28));
            var until = issued.AddYears(5).AddDays(-1);
            var tale = telling.Tell("enforcement_officer", home, home.Code, chance, issued,
            [
                ("name", i < officers.Count ? officers[i].Name : People.Name(chance)), ("certificate", $"明执{home.Code[6..9]}{issued.Year}{i + 1:000}"), ("valid_until", until),
                ("full_time", chance.In100(80)), ("law_degree", chance.In100(35)), ("reviewer", i < 2),
            ], written: joins2025 ? issued : Days.First);
            if (i >= officers.Count + 2)
                tale.Then("end", new DateOnly(2024, 9, 3 + i % 5), ("valid_until", new DateOnly(2024, 8, 30)));
            else if (until <= new DateOnly(2025, 11, 30))
                tale.Then("renew", telling.Days.Open(until.AddDays(-20)), ("valid_until", until.AddYears(5)));
        }
    }

    public static void Supervisors(Telling telling, Subdistrict home, int year, Chance chance)
    {
        for (var i = 0; i < (year == 2024 ? 6 : 3); i++)
        {
            var appointed = year == 2024 ? new DateOnly(2023, 6, 15) : new DateOnly(2025, 3, 20);
            var tale = telling.Tell("enforcement_supervisor", home, home.Code, chance, appointed,
                [("name", People.Name(chance)), ("background", chance.Code("npc*3 cppcc*3 lawyer*2 enterprise*2 resident*4 media")), ("term_until", appointed.AddYears(3).AddDays(-1))], written: year == 2024 ? Days.First : appointed);
            if (year == 2024 && i == 5)
                tale.Then("end", new DateOnly(2025, 3, 17), ("term_until", new DateOnly(2025, 3, 14)));
        }
    }
}
