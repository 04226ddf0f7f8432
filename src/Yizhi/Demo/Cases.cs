namespace Yizhi.Demo;

/// <summary>行政诉讼、行政复议.</summary>
internal static class Cases
{
    public static void Litigation(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(4)))
        {
            var tale = telling.Tell("litigation", home, home.Code, chance, day,
            [
                ("cause", chance.One("不服限期拆除决定", "请求履行法定职责", "不服信息公开答复", "房屋征收补偿争议", "不服行政处罚决定")), ("role", chance.Code("own*7 joint*2 on_behalf*3 third*1")), ("plaintiff", People.Name(chance)),
            ], "justice_office");
            var heard = days.Open(day.AddDays(chance.From(35, 70)));
            tale.Then("answer", days.Open(day.AddDays(chance.From(7, 13))));
            if (!chance.In100(88))
                continue;
            tale.Then("hear", heard, ("instances", new[] { Tale.Row(("instance", "first"), ("heard_on", heard), ("attended", chance.Code("head*4 deputy*5 staff*1"))) }));
            if (chance.In100(85))
                tale.Then("close", days.Open(heard.AddDays(chance.From(20, 75))), ("result", chance.Code("dismissed_claim*7 dismissed_suit*3 withdrawn_suit*4 mediated*1 illegal*1 perform*1")));
        }
    }

    public static void Reconsideration(Telling telling, Subdistrict home, int year, Chance chance)
    {
        // One quiet office has nothing to tell of a whole year and files a nil return instead.
        if (Quiet(home, year))
            return;
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(5)))
        {
            var simple = chance.In100(25);
            var tale = telling.Tell("reconsideration", home, home.Code, chance, day,
                [("cause", chance.One("不服责令改正通知", "不服行政处罚决定", "不服信息公开答复", "认为未履行法定职责")), ("procedure", simple ? "simple" : "ordinary"), ("applicant", People.Name(chance))], "justice_office");
            var answered = days.After(day, chance.From(2, simple ? 5 : 9));
            var decided = days.Open(answered.AddDays(chance.From(20, 50)));
            var result = chance.Code("upheld*8 rejected*2 claim_rejected*2 settled*3 mediated*1 illegal*1 revoked*1 terminated*1");
            tale.Then("answer", answered);
            if (!chance.In100(92))
                continue;
            tale.Then("decide", decided, ("result", result));
            if (tale.State == "decided" && result is "mediated" or "revoked")
                tale.Then("perform", days.After(decided, chance.From(5, 20)));
        }
    }

    /// <summary>Whether the office had no reconsideration in the year.</summary>
    public static bool Quiet(Subdistrict home, int year) => home.Short == "柳岸" && year == 2025;
}
