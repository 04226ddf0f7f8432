namespace Yizhi.Demo;

/// <summary>What stands for years: communities, sites, advisers, teams, service items; and the monthly sums of the advisers' application.</summary>
internal static class Standing
{
    private static readonly DateOnly Merged = new(2024, 6, 28);

    public static void Communities(Telling telling, Subdistrict home, int year, Chance chance)
    {
        if (year != 2024)
            return;
        foreach (var community in home.Communities)
        {
            var tale = telling.Tell("community", home, community.Code, chance, new DateOnly(2015, 1, 1), [("name", community.Name), ("community", community.Code), ("kind", "community")], written: Days.First);
            if (community.Until is not null)
                tale.Then("abolish", Merged, ("abolished_on", Merged));
        }
    }

    public static void Facilities(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        if (year == 2024)
        {
            Site("legal_service_platform", home.Name + "公共法律服务工作站", null, new DateOnly(2019, 6, 18));
            Site("mediation_committee", home.Name + "人民调解委员会", null, new DateOnly(2016, 4, 8));
            Site("mediation_room", home.Short + "个人品牌调解室", null, new DateOnly(2021, 9, 1));
            Site("culture_site", home.Short + "法治文化长廊", null, new DateOnly(2022, 12, 4));
            foreach (var community in home.Communities)
            {
                Site("legal_service_platform", community.Name + "公共法律服务工作室", community, new DateOnly(2020, chance.From(1, 12), 10));
                Site("mediation_committee", community.Name + "人民调解委员会", community, new DateOnly(2016, chance.From(1, 12), 20));
                if (community != home.Communities[^1] || community.Until is not null)
                    Site("talk_point", community.Name + "评理说事点", community, new DateOnly(2021, chance.From(1, 12), 15));
            }
            return;
        }
        // The community that had none yet gets its talk point.
        Site("talk_point", home.Communities[^1].Name + "评理说事点", home.Communities.LastOrDefault(c => c.Until is null), days.In(chance, 2025, 4));

        void Site(string kind, string name, Community? community, DateOnly opened)
        {
            var tale = telling.Tell("service_facility", home, community?.Code ?? home.Code, chance, opened,
                [("name", name), ("kind", kind), ("community", community?.Code), ("place", (community?.Name ?? home.Name) + Phrases.Road(chance) + $"{chance.From(1, 200)}号")], written: opened > Days.First ? opened : Days.First);
            if (community?.Until is not null)
            {
                tale.Then("suspend", Merged, ("idle_on", Merged)).Then("close", Merged, ("closed_on", Merged));
                return;
            }
            if (kind == "mediation_committee")
                tale.Then("elect", days.In(chance, 2024, chance.From(3, 10)));
            if (kind == "talk_point" && year == 2024 && chance.In100(8))
                tale.Then("suspend", days.In(chance, 2025, chance.From(2, 10)));
        }
    }

    public static void CommunityAdvisers(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var lawyers = home.Staff.Where(a => a.Roles.Contains("adviser")).ToList();
        foreach (var (community, i) in home.Communities.Select((c, i) => (c, i)).Where(c => year == 2024 || c.c.Until is null))
            telling.Tell("community_legal_adviser", home, community.Code, chance, new DateOnly(year, 1, 1),
                [("lawyer", i % 3 == 2 ? People.Name(chance) : lawyers[i % 2].Name), ("firm", chance.One("澜州衡川律师事务所", "澜州朗衡律师事务所")), ("community", community.Code), ("starts_on", new DateOnly(year, 1, 1)), ("ends_on", community.Until ?? new DateOnly(year, 12, 31))],
                "clerk", new DateOnly(year, 1, year == 2024 ? 4 : 6));
    }

    public static void Advisers(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var (adviser, i) in home.Staff.Where(a => a.Roles.Contains("adviser")).Select((a, i) => (a, i)))
        {
            var starts = new DateOnly(year, 1, 1);
            var tale = telling.Tell("legal_adviser", home, home.Code, chance, starts,
                [("lawyer", adviser.Name), ("firm", i == 0 ? "澜州衡川律师事务所" : "澜州朗衡律师事务所"), ("full_time", i == 0), ("starts_on", starts), ("ends_on", new DateOnly(year, 12, 31)), ("fee", 30_000m + 6_000m * i + (year - 2024) * 2_000m)], written: telling.Days.After(starts, 2 + i));
            if (year == 2024 || i == 0)
                tale.Then("renew", new DateOnly(year, 12, 19 + i));
        }
    }

    public static void Teams(Telling telling, Subdistrict home, int year, Chance chance)
    {
        if (year != 2024)
            return;
        foreach (var community in home.Communities)
        {
            var tale = telling.Tell("community_team", home, community.Code, chance, new DateOnly(2022, chance.From(1, 12), 8),
            [
                ("name", community.Name + "五员队伍"), ("community", community.Code), ("vice_secretary", chance.In100(85) ? home.Named(chance, "justice_office") : null), ("adviser", home.Named(chance, "adviser")), ("police", People.Name(chance)),
                ("grid_worker", home.Named(chance, "grid_worker", community.Code)), ("mediator", home.Named(chance, "mediator", community.Code)),
            ], written: new DateOnly(2024, 1, 3));
            if (community.Until is not null)
                tale.Then("dissolve", Merged, ("dissolved_on", Merged));
        }
    }

    public static void Items(Telling telling, Subdistrict home, int year, Chance chance)
    {
        (string Name, string Audience)[] items = year == 2024
            ? [("周三法律夜门诊", "residents"), ("企业法律体检日", "enterprises"), ("小小调解员课堂", "minors"), ("银发法律陪伴", "elderly")] : [("新就业群体法律驿站", "workers")];
        foreach (var (name, audience) in items)
        {
            var started = year == 2024 ? new DateOnly(2023, chance.From(1, 11), 16) : telling.Days.In(chance, 2025, 5);
            var tale = telling.Tell("legal_service_item", home, home.Code, chance, started, [("name", name), ("provider", chance.One(home.Short + "司法所", "澜州衡川律师事务所", "明湖区法律援助中心")), ("audience", audience)], written: year == 2024 ? new DateOnly(2024, 1, 4) : started);
            if (audience == "minors" && chance.In100(30))
                tale.Then("end", telling.Days.In(chance, 2025, 6));
        }
    }

    public static void Application(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var community in home.Communities)
            for (var month = 1; month <= 12; month++)
            {
                var day = telling.Days.LastOf(year, month);
                if (community.Is(day) && (month + community.Code[^1]) % 2 == 0)
                    telling.Tell("village_adviser_app", home, community.Code, chance, day,
                        [("subject", $"{month}月线上服务汇总"), ("community", community.Code), ("service_times", chance.From(0, 36)), ("files", chance.From(0, 9))]);
            }
    }

    public static void Honours(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var alive = home.Communities.Where(c => c.Until is null).ToList();
        for (var i = 0; i < (year == 2024 ? 4 : 2); i++)
        {
            var model = i < 2 && year == 2024;
            var awarded = model ? new DateOnly(2021 + i, 12, 2) : telling.Days.In(chance, year, chance.From(2, 12));
            var tale = telling.Tell("honour", home, home.Code, chance, awarded,
            [
                ("name", model ? "民主法治示范社区" : chance.One("法治政府建设先进集体", "人民调解工作先进个人", "普法典型案例", "信访工作先进集体")), ("kind", model ? "model_community" : chance.Code("advanced_unit*2 advanced_person case")),
                ("level", model ? (i == 0 ? "province" : "city") : chance.Code("city county*3")), ("recipient", model ? alive[i].Name : home.Name),
            ], written: model ? new DateOnly(2024, 1, 5) : awarded);
            if (model)
                tale.Then("confirm", telling.Days.In(chance, 2024, 11)).Then("confirm", telling.Days.In(chance, 2025, 11));
        }
    }
}
