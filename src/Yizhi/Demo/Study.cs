namespace Yizhi.Demo;

/// <summary>学法、督导、考试.</summary>
internal static class Study
{
    private static readonly string[] Topics =
        ["学习宪法关于公民基本权利的规定", "学习行政处罚法", "学习信访工作条例", "学习民法典物权编", "学习安全生产法", "学习政府信息公开条例", "学习行政复议法", "学习重大行政决策程序暂行条例", "学习人民调解法", "学习保障农民工工资支付条例", "学习党内监督条例", "学习突发事件应对法"];

    public static void Sessions(Telling telling, Subdistrict home, int year, Chance chance)
    {
        for (var month = 1; month <= 12; month++)
        {
            Hold("theory_group", month, month % 3 == 0 ? "rule_of_law_thought" : chance.Code("constitution party_rules administrative_law civil_code"), 18, 30, 100);
            Hold("pre_meeting", month, chance.Code("administrative_law*3 business_law*2 civil_code"), 10, 22, 92);
            Hold("party_committee", month, chance.Code("party_rules*2 rule_of_law_thought*2 constitution"), 9, 14, 60);
            Hold("law_study", month, chance.Code("administrative_law*3 business_law*3 civil_code*2"), 30, 68, 70);
            Hold("lecture", month, "civil_code", 50, 90, month is 3 or 6 or 9 or 12 ? 100 : 0);
            Hold("special_topic", month, "rule_of_law_thought", 15, 26, month is 4 or 8 or 11 ? 100 : 0);
            Hold("reading_class", month, "rule_of_law_thought", 20, 34, month is 7 ? 100 : 0);
            Hold("court_observation", month, "administrative_law", 12, 30, month is 5 or 10 ? 100 : 0);
            Hold("online", month, "other", 40, 80, month is 2 or 9 ? 100 : 0);
        }

        void Hold(string kind, int month, string content, int least, int most, int times)
        {
            if (!chance.In100(times))
                return;
            var topic = kind switch { "court_observation" => "旁听行政案件庭审", "special_topic" => "习近平法治思想专题研讨", "reading_class" => "法治建设专题读书班", "lecture" => chance.One("民法典与基层治理专题讲座", "依法行政专题讲座", "行政执法文书规范讲座"), "online" => "干部网络学院学法课程", _ => content == "rule_of_law_thought" ? "学习习近平法治思想" : chance.Pick(Topics) };
            telling.Tell("study_session", home, home.Code, chance, telling.Days.In(chance, year, month),
                [("topic", topic), ("kind", kind), ("content", content), ("chair", home.Named(chance, chance.One("head", "leader"))), ("people", chance.From(least, most)), ("papers", kind is "theory_group" or "special_topic" or "reading_class" ? chance.From(2, 6) : 0)]);
        }
    }

    public static void Inspections(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, 6))
        {
            var issues = chance.From(0, 3);
            var tale = telling.Tell("study_inspection", home, home.Code, chance, day,
                [("topic", chance.One("民法典学习情况", "年度学法计划落实情况", "干部学法笔记和考勤", "社区普法学法台账")), ("target", home.Somewhere(chance, day).Name), ("inspector", home.Named(chance, "justice_office")), ("issues", issues)], "clerk");
            if (issues > 0)
                tale.Then("correct", telling.Days.After(day, chance.From(5, 18)));
        }
    }

    public static void Exams(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var (month, title, audience, form, size) in new[]
        {
            (5, "领导干部法治理论考试", "leaders", "paper", 14), (6, "行政执法人员业务考试", "enforcement", "paper", 13), (9, "社区干部法律知识考试", "community", "online", 46), (11, "全体干部网上学法考试", "all_staff", "online", 96), (12, "新任职人员宪法法律知识测试", "appointment", "paper", 6),
        })
        {
            var listed = home.Sized(size) + chance.From(0, 4);
            var exempt = chance.From(0, listed > 30 ? 3 : 1);
            var took = listed - exempt - (listed > 30 ? chance.From(0, 2) : 0);
            telling.Tell("law_exam", home, home.Code, chance, telling.Days.In(chance, year, month),
                [("title", $"{year}年{title}"), ("audience", audience), ("form", form), ("listed", listed), ("exempt", exempt), ("took", took), ("passed", took - (took > 20 ? chance.From(0, 3) : 0))]);
        }
    }
}
