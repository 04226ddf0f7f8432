namespace Yizhi.Demo;

/// <summary>普法活动、推送、文章、资料、法律明白人.</summary>
internal static class Publicity
{
    private const string Seasons = "6 3 12 9 11 13 7 6 7 6 9 16";

    public static void Events(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(year == 2024 ? 62 : 70), Seasons))
        {
            var theme = (day.Month, day.Day) is (3, >= 10 and <= 18) ? "other" : Phrases.Theme(chance, day.Month);
            var place = chance.Code("community*34 square*14 school*12 enterprise*10 market*9 site*5 unit*5 organ*4 family*3 online*4");
            var kinds = chance.Code("consultation*30 lecture*24 law_into_places*26 volunteer*10 general*12 show*3 mock_court*2");
            var unit = chance.In100(60) ? home.Somewhere(chance, day).Code : home.Code;
            string[] all = kinds == "lecture" && place is "school" or "enterprise" or "community" && chance.In100(40) ? [kinds, "law_into_places"] : [kinds];
            var consults = kinds is "consultation" or "general";
            var tale = telling.Tell("publicity_event", home, unit, chance, day,
            [
                ("subject", Title(day, theme, place, kinds, chance)), ("kinds", all.Distinct().ToArray()), ("place_kind", place), ("theme", theme),
                ("organiser", unit == home.Code ? chance.One(home.Short + "司法所", "法治办", "平安建设办", "社会事务办") : home.Communities.First(c => c.Code == unit).Name),
                ("people", kinds is "general" or "consultation" ? chance.From(60, 420) : chance.From(25, 160)), ("materials", place == "online" ? 0 : chance.From(3, 42) * 10), ("banners", chance.In100(45) ? chance.From(1, 4) : 0), ("answered", consults ? chance.From(4, 40) : 0),
            ]);
            if (chance.In100(35))
                tale.With("活动照片");
            if (chance.In100(3))
                tale.Corrected(telling.Days.After(day, 2), Phrases.Slip(chance), ("people", chance.From(40, 200)));
            if (chance.In100(1))
                tale.Withdrawn(telling.Days.After(day, 3), Phrases.Twice(chance));
        }
    }

    public static void Messages(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(44), Seasons))
        {
            var channel = chance.Code("sms*5 chat_group*16 account*5 screen*8 short_video*5 website*2 broadcast*3");
            var theme = Phrases.Theme(chance, day.Month);
            telling.Tell("publicity_message", home, home.Code, chance, day,
            [
                ("content", chance.One("以案释法：", "一分钟学法：", "温馨提示：", "法条我来读：") + Phrases.Said(theme) + chance.One("小知识", "常见问题", "典型案例", "维权要点")), ("channel", channel), ("theme", theme),
                ("pieces", channel == "sms" ? chance.From(8, 60) * 100 : chance.From(1, 12)), ("people", chance.From(200, 5200)),
            ]);
        }
    }

    public static void Articles(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(36), Seasons))
        {
            var theme = Phrases.Theme(chance, day.Month);
            var role = chance.One("clerk", "section_office", "community_worker");
            var tale = telling.Tell("article", home, role == "community_worker" ? home.Somewhere(chance, day).Code : home.Code, chance, day,
                [("title", Phrases.Said(theme) + chance.One("走进居民小区", "这样学更明白", "身边的案例", "知识问答", "志愿者在行动", "，邻里一起学")), ("channel", chance.Code("account*6 info_port*3 website*2 newspaper*1")), ("theme", theme)], role);
            var checkedOn = telling.Days.After(day, chance.From(0, 2));
            if (chance.In100(5))
                tale.Then("decline", checkedOn);
            else
                tale.Then("check", checkedOn).Then("publish", telling.Days.After(checkedOn, chance.From(0, 2)), ("reads", chance.From(80, 3600)));
        }
    }

    public static void Materials(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(11), "2 1 2 1 2 2 1 1 1 1 2 1"))
        {
            var theme = Phrases.Theme(chance, day.Month);
            var kind = chance.Code("leaflet*5 booklet*3 poster*2 board*1 gift*3 video*1");
            var tale = telling.Tell("publicity_material", home, home.Code, chance, day,
                [("name", Phrases.Said(theme) + kind switch { "leaflet" => "宣传单", "booklet" => "口袋书", "poster" => "海报", "board" => "移动展板", "gift" => "环保袋", _ => "动漫短片" }), ("kind", kind), ("theme", theme)], "clerk");
            var printed = kind is "board" or "video" ? chance.From(1, 12) : chance.From(5, 40) * 100;
            var on = telling.Days.After(day, chance.From(6, 14));
            tale.Then("check", telling.Days.After(day, 2)).Then("print", on, ("printed", printed));
            if (chance.In100(90))
                tale.Then("issue", telling.Days.After(on, chance.From(3, 15)), ("issued", Math.Max(1, printed * chance.From(60, 100) / 100)));
        }
    }

    public static void LiteratePersons(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var community in home.Communities)
            for (var i = 0; i < (year == 2024 ? 4 : 2); i++)
            {
                if (community.Until is not null && (year > 2024 || i == 3))
                    continue;
                var earlier = year == 2024 && i < 3;
                var certified = earlier ? new DateOnly(2022, 11, 18) : telling.Days.In(chance, year, 10);
                var tale = telling.Tell("law_literate_person", home, community.Code, chance, certified,
                    [("certificate", $"法明{home.Code[6..9]}{community.Code[9..]}{year}{i + 1:00}"), ("name", People.Name(chance)), ("community", community.Code)], written: earlier ? Days.First : certified);
                if (community.Until is { } last)
                    tale.Then("leave", last, ("left_on", new DateOnly(2024, 6, 28)));
                else if (earlier && chance.In100(8))
                    tale.Then("leave", telling.Days.In(chance, 2025, chance.From(2, 9)));
            }
    }

    private static string Title(DateOnly day, string theme, string place, string kinds, Chance chance)
    {
        if (theme == "other" && day.Month == 3)
            return chance.One("“3·15”消费维权宣传咨询", "“3·15”放心消费宣传进市场", "消费者权益日普法宣传");
        if (theme == "constitution")
            return chance.One("国家宪法日集中宣传", "宪法宣传周进社区", "宪法晨读进校园", "“宪法伴我行”主题宣传", "宪法宣传周法治讲堂");
        if (theme == "work_safety" && day.Month == 6)
            return chance.One("安全生产月法治宣传咨询日", "安全生产法进企业", "安全生产月警示教育宣传");
        if (theme == "drugs")
            return chance.One("“6·26”国际禁毒日宣传", "禁毒知识进校园");
        if (theme == "national_security")
            return chance.One("“4·15”全民国家安全教育日宣传", "国家安全教育进社区");
        var where = place switch { "school" => "进校园", "enterprise" => "进企业", "market" => "进市场", "site" => "进工地", "organ" or "unit" => "进机关单位", "family" => "进家庭", "square" => "广场宣传", "online" => "线上直播课", _ => "进社区" };
        return Phrases.Said(theme) + (kinds switch { "lecture" => "法治讲座", "show" => "法治文艺演出", "mock_court" => "模拟法庭", "volunteer" => "志愿宣传", _ => "普法" }) + where;
    }
}
