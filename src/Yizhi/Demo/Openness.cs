namespace Yizhi.Demo;

/// <summary>主动公开、依申请公开、规范性文件和清理.</summary>
internal static class Openness
{
    public static void Published(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(88)))
        {
            var kind = chance.Code("work*66 policy*12 other*22");
            var subject = kind switch
            {
                "work" => chance.One("开展消防安全联合检查", "组织民法典宣传活动", "召开季度防汛部署会", "完成老旧小区线缆整治", "走访慰问困难家庭", "开展食品安全巡查", "便民服务中心延时服务情况", "人居环境整治进展"),
                "policy" => chance.One("惠民资金发放办事指南", "临时救助申请指南", "社区食堂补助办法解读", "楼道治理办法及解读"),
                _ => chance.One("公益岗位招聘公告", "政府采购结果公告", "年度部门预算公开", "双随机检查结果公示", "社区工作者选聘公示"),
            };
            var tale = telling.Tell("disclosure", home, home.Code, chance, day, [("subject", home.Name + subject), ("kind", kind)], "section_office");
            if (chance.In100(2))
                continue;
            var on = days.After(day, chance.In100(96) ? chance.From(0, 9) : chance.From(21, 28));
            if (chance.In100(3))
                tale.Then("withhold", on, ("checked_by", home.Named(chance, "legal_reviewer")), ("withheld_for", chance.Code("internal*3 process*2 third_party")));
            else
                tale.Then("publish", on, ("checked_by", home.Named(chance, "legal_reviewer")), ("channel", chance.Code("portal*5 account*5 board*3 corner*1")));
            if (tale.State == "published" && chance.In100(2))
                tale.Then("remove", days.After(on, 30));
        }
    }

    public static void Requests(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(10)))
        {
            var tale = telling.Tell("disclosure_request", home, home.Code, chance, day,
            [
                ("subject", chance.One("申请公开某小区改造工程的施工合同", "申请公开征收补偿标准", "申请公开垃圾分类设施采购结果", "申请公开社区食堂补贴发放情况", "申请公开违法建设举报的处理情况")), ("channel", chance.Code("counter*2 post*4 online*5")),
                ("applicant_kind", chance.Code("person*9 business*2 legal_service")), ("applicant", People.Name(chance)), ("contact", People.Phone(chance)),
            ], "justice_office");
            var from = day;
            if (chance.In100(20))
            {
                tale.Then("ask_supplement", days.After(day, chance.From(2, 6)));
                if (chance.In100(25))
                {
                    tale.Then("abandon", days.After(day, 20));
                    continue;
                }
                tale.Then("supplement", from = days.After(day, chance.From(8, 14)));
            }
            if (chance.In100(18))
            {
                var asked = days.After(from, 3);
                tale.Then("ask_third", asked).Then("third_answered", from = days.After(asked, chance.From(6, 14)));
            }
            if (chance.In100(7))
                continue;
            var kind = chance.Code("granted*9 partly*3 refused*2 not_held*3 petition*1 repeated*1");
            tale.Then("reply", days.After(from, chance.From(6, 17)), ("reply_kind", kind), ("ground", kind is "partly" or "refused" ? chance.Code("third_party internal process") : null), ("reply", Reply(kind)));
        }
    }

    public static void Documents(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        (string Subject, DateOnly Day)[] drafts = year == 2024
            ? [("楼道公共空间治理办法", new DateOnly(2024, 3, 11)), ("社区食堂补助资金使用管理办法", new DateOnly(2024, 8, 5))]
            : [("小区公共收益公开指引（试行）", new DateOnly(2025, 4, 14)), ("临时摆卖点管理规定", new DateOnly(2025, 10, 13)), ("共享车辆停放管理办法", new DateOnly(2025, 12, 15))];
        foreach (var ((subject, day), i) in drafts.Select((d, i) => (d, i)))
        {
            var tale = telling.Tell("normative_document", home, home.Code, chance, day, [("subject", home.Name + subject), ("drafted_by", chance.Pick(Subdistrict.Drafters))], "section_office");
            if (day.Month == 12)
                continue;
            var unlawful = i == 1 && year == 2025 && home.Share < 100;
            var reviewed = days.After(day, chance.From(5, 11));
            tale.Then("review", reviewed, ("comments", true), ("reviewer", home.Named(chance, "legal_reviewer")), ("opinion", unlawful ? "unlawful" : chance.Code("lawful*2 amend*3")), ("opinion_text", "建议统一责任主体的表述，补充公示和异议的程序。"));
            if (unlawful)
            {
                tale.Then("reject", days.After(reviewed, 1));
                continue;
            }
            var published = days.After(reviewed, chance.From(6, 12));
            tale.Then("publish", published, ("document_number", $"{home.Short}办规〔{year}〕{i + 1}号"), ("valid_until", published.AddYears(subject.Contains("试行", StringComparison.Ordinal) ? 2 : 5).AddDays(-1)));
            tale.Then("file", days.Open(published.AddDays(chance.From(3, 13))));
        }
    }

    public static void Cleanup(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var (subject, i) in new[] { "环境卫生责任区管理办法", "便民服务点设置规定", "网格员考核办法", "临时救助实施细则", "养犬文明公约推行办法" }.Select((s, i) => (s, i)))
        {
            var day = telling.Days.In(chance, year, 10);
            telling.Tell("normative_cleanup", home, home.Code, chance, day, [("subject", home.Name + subject), ("verdict", i < 3 ? "keep" : chance.Code("keep amend abolish expired")), ("published_on", day)]);
        }
    }

    private static string Reply(string kind) => kind switch
    {
        "granted" => "您申请公开的信息予以公开，随本答复书提供复制件。如对本答复不服，可以依法申请行政复议或者提起行政诉讼。",
        "partly" => "您申请公开的信息中，涉及第三方合法权益的内容作遮盖处理，其余予以公开。如对本答复不服，可以依法申请行政复议或者提起行政诉讼。",
        "refused" => "您申请公开的信息依法属于可以不予公开的信息，不予公开并说明理由如下。如对本答复不服，可以依法申请行政复议或者提起行政诉讼。",
        "not_held" => "经检索，本机关没有制作、获取您申请公开的信息，建议向有关部门咨询。",
        _ => "您所提事项请按本答复书载明的途径办理。",
    };
}
