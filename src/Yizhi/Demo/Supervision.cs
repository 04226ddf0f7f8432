namespace Yizhi.Demo;

/// <summary>代表家站、建议提案、申报数、零报告.</summary>
internal static class Supervision
{
    public static void StationIssues(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(26)))
        {
            var route = chance.Code("on_spot*7 sections*12 district*6");
            var unit = home.Somewhere(chance, day);
            var tale = telling.Tell("deputy_station_issue", home, unit.Code, chance, day,
                [("issue", chance.One("建议在路口增设减速标线", "希望延长社区食堂供餐时间", "反映老旧小区雨污管网堵塞", "建议增加非机动车停放点", "希望增设老年活动场所", "反映夜间烧烤油烟", "建议公开物业收支", "希望增加公交班次")), ("station", unit.Name + "代表家站"), ("route", route)], "community_worker");
            if (route == "on_spot" || chance.In100(92))
                tale.Then("settle", route == "on_spot" ? day : days.After(day, chance.In100(92) ? chance.From(4, 19) : chance.From(24, 34)));
        }
    }

    public static void Suggestions(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        for (var i = 0; i < home.Sized(8); i++)
        {
            var assigned = days.In(chance, year, i % 4 == 3 ? 9 : i % 5 == 4 ? 11 : 3);
            var hard = chance.In100(15);
            var tale = telling.Tell("deputy_suggestion", home, home.Code, chance, assigned,
            [
                ("subject", chance.One("关于完善社区养老服务的建议", "关于整治占道停车的建议", "关于加强校园周边管理的建议", "关于老旧小区加装电梯的建议", "关于增设口袋公园的建议", "关于规范快递柜设置的建议")), ("kind", i % 3 == 2 ? "cppcc" : "npc"),
                ("lead", home.Section(chance)), ("hard", hard),
            ], "section_office");
            var replied = days.Open(assigned.AddDays(hard ? chance.From(80, 165) : chance.From(25, 84)));
            var outcome = chance.Code("a*6 b*3 c*1");
            tale.Then("reply", replied, ("outcome", outcome));
            if (!chance.In100(97))
                continue;
            var unhappy = chance.In100(4);
            tale.Then("rate", days.After(replied, chance.From(3, 9)), ("satisfaction", unhappy ? "unsatisfied" : chance.Code("satisfied*4 basically*1")));
            if (unhappy)
                tale.Then("again", days.After(replied, 12)).Then("rate", days.After(replied, 34), ("satisfaction", "basically"));
        }
    }

    /// <summary>Figures taken over from the report of 2023.</summary>
    public static void Declared(Telling telling, Subdistrict home, int year, Chance chance)
    {
        if (year != 2024)
            return;
        foreach (var (indicator, least, most, about) in new[]
        {
            ("dispute.screened", 190, 260, false), ("dispute.mediated", 170, 188, false), ("dispute.agreed", 150, 168, false), ("publicity_event.held", 46, 60, false), ("publicity_event.materials", 60, 99, true), ("patrol.person_times", 9, 14, true),
            ("household_visit.households", 40, 60, true), ("contract_review.reviewed", 24, 34, false), ("legal_consultation.person_times", 15, 22, true), ("study_session.theory_group", 12, 12, false), ("disclosure.proactive", 60, 82, false),
        })
        {
            if (!telling.Catalogue.Indicators.ContainsKey(indicator))
                continue;
            var value = home.Sized(chance.From(least, most)) * (about ? 100 : 1);
            telling.Tell("declared_figure", home, home.Code, chance, new DateOnly(2023, 12, 31),
                [("indicator", indicator), ("value", value), ("wording", about ? $"{value}余" : $"{value}"), ("source", $"{home.Name}2023年法治政府建设情况报告，主要举措和成效")], "clerk", new DateOnly(2024, 1, 8));
        }
    }

    public static void NilReturns(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var quiet = new List<string>();
        if (!Enterprises.HasExpropriation(home))
            quiet.Add("expropriation");
        if (Cases.Quiet(home, year))
            quiet.Add("reconsideration");
        foreach (var ledger in quiet.Where(telling.Catalogue.Ledgers.ContainsKey))
            telling.Tell("nil_return", home, home.Code, chance, new DateOnly(year, 12, 31),
                [("nil_of", ledger), ("confirmed_by", home.Named(chance, "clerk")), ("reason", "逐科室核实，全年没有发生")], "clerk", new DateOnly(year, 12, 30));
    }
}
