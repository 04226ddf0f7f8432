namespace Yizhi.Demo;

/// <summary>企业走访、企业法律服务、招商、征收.</summary>
internal static class Enterprises
{
    public static void Visits(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        var firms = Chance.For("firms", home.Code);
        var known = Enumerable.Range(0, home.Sized(64)).Select(i => (Name: i < 14 || firms.In100(45) ? People.Company(firms) : People.Shop(firms), Size: i < 14 ? "key" : firms.In100(86) ? "small" : "other")).DistinctBy(f => f.Name).ToList();
        foreach (var day in days.Of(chance, year, home.Sized(80)))
        {
            var (name, size) = chance.Pick(known);
            var need = chance.In100(38) ? chance.Code("law*5 policy*4 finance*3 labour*4 site*2 dispute*2 licence*2 other*1") : null;
            var tale = telling.Tell("enterprise_visit", home, home.Code, chance, day,
                [("enterprise", name), ("size", size), ("purpose", chance.In100(25) ? ["law", "help"] : new[] { chance.Code("help*5 law*3 integrity*2 safety*3") }), ("need_kind", need)], chance.One("section_office", "section_office", "leader"));
            if (need is not null && chance.In100(94))
                tale.Then("settle", days.After(day, chance.In100(90) ? chance.From(2, 18) : chance.From(22, 32)));
        }
    }

    public static void LegalServices(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(10)))
        {
            var kind = chance.Code("checkup*4 consultation*3 lecture*3 contract*2");
            telling.Tell("enterprise_legal_service", home, home.Code, chance, day,
                [("subject", kind switch { "checkup" => "企业用工和合同法律体检", "lecture" => chance.One("小微企业合规讲座", "劳动用工风险防范讲座"), "contract" => "常用合同文本指导", _ => "企业法律咨询日" }), ("kind", kind), ("lawyer", home.Named(chance, "adviser")), ("enterprises", kind == "lecture" ? chance.From(12, 46) : chance.From(1, 8)), ("risks", chance.From(0, 9))]);
        }
    }

    public static void Projects(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(5)))
        {
            var tale = telling.Tell("investment_project", home, home.Code, chance, day, [("project", chance.One("社区养老综合体", "数字印刷车间", "冷链配送站", "湖景文创街区", "检测实验室", "共享办公空间") + "项目")], "section_office");
            var signed = days.Open(day.AddDays(chance.From(30, 110)));
            if (chance.In100(15))
                tale.Then("end", signed);
            else
                tale.Then("sign", signed, ("amount", chance.Amount(2_000_000, 90_000_000)), ("legal_acts", chance.From(1, 5)));
            if (tale.State == "signed" && chance.In100(60))
                tale.Then("land", days.Open(signed.AddDays(chance.From(40, 150))));
        }
    }

    public static void Expropriation(Telling telling, Subdistrict home, int year, Chance chance)
    {
        if (year != 2024 || !HasExpropriation(home))
            return;
        var days = telling.Days;
        for (var i = 1; i <= (home.Short == "书院" ? 86 : 42); i++)
        {
            var registered = days.Between(chance, new DateOnly(2024, 2, 20), new DateOnly(2024, 4, 12));
            var tale = telling.Tell("expropriation", home, home.Code, chance, registered, [("household", $"{home.Short}征{i:000}"), ("project", home.Short == "书院" ? "renewal" : "road"), ("owner", People.Name(chance))], "section_office");
            if (chance.In100(5))
                continue;
            var signed = days.Open(registered.AddDays(chance.In100(70) ? chance.From(40, 200) : chance.From(200, 520)));
            tale.Then("sign", signed);
            if (chance.In100(88))
                tale.Then("move", days.Open(signed.AddDays(chance.From(10, 70))));
        }
    }

    /// <summary>Whether a project of expropriation runs in the office's area.</summary>
    public static bool HasExpropriation(Subdistrict home) => home.Short is "书院" or "石桥";
}
