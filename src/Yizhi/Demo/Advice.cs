namespace Yizhi.Demo;

/// <summary>咨询、法律意见、合同审查、法律顾问履职、法律援助.</summary>
internal static class Advice
{
    private static readonly (string Topic, int Weight, string[] Questions)[] Questions =
    [
        ("labour", 20, ["公司拖欠工资怎么办", "试用期被辞退有没有补偿", "没签合同能否要双倍工资", "上班途中受伤算不算工伤"]), ("marriage_family", 16, ["协议离婚需要哪些材料", "彩礼能否要求返还", "赡养费如何计算"]),
        ("property_mgmt", 13, ["物业费逾期被起诉怎么应对", "维修资金怎样申请使用"]), ("contract", 12, ["借条没写还款日期怎么办", "装修合同增项不认账", "担保责任什么时候免除"]),
        ("neighbour", 9, ["楼上漏水怎样取证", "邻居占用过道怎么办"]), ("house_land", 8, ["租房押金不退怎么办", "房屋过户需要什么手续"]), ("inheritance", 7, ["遗嘱怎样写才有效", "老人房产如何继承"]),
        ("consumer", 7, ["预付卡商家跑路怎么办", "网购假货如何维权"]), ("damages", 6, ["被狗咬伤向谁要赔偿", "高空坠物找不到人怎么办"]), ("administrative", 4, ["对罚款不服怎么办", "怎样申请信息公开"]), ("expropriation", 3, ["征收补偿怎样评估"]), ("criminal", 2, ["被网络诈骗后怎样报案"]), ("other", 3, ["公证要带哪些材料"]),
    ];

    private static readonly string Topics = string.Join(' ', Questions.Select(q => $"{q.Topic}*{q.Weight}"));

    public static void Consultations(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(150), "9 6 9 9 9 8 8 8 8 8 9 10"))
        {
            var topic = chance.Code(Topics);
            var unit = chance.In100(35) ? home.Somewhere(chance, day).Code : home.Code;
            telling.Tell("legal_consultation", home, unit, chance, day,
            [
                ("question", chance.Pick(Questions.First(q => q.Topic == topic).Questions)), ("channel", chance.Code("visit*52 call*30 online*10 event*8")), ("topic", topic), ("people", chance.Code("1*70 2*22 3*6 4*2")[0] - '0'),
                ("outcome", chance.Code("answered*78 mediation*9 legal_aid*6 organ*7")), ("rating", chance.In100(70) ? chance.Code("satisfied*80 basically*17 dissatisfied*3") : null),
            ], chance.One(unit == home.Code ? "justice_office" : "community_worker", unit == home.Code ? "adviser" : "mediator"));
        }
    }

    public static void Opinions(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(22)))
        {
            var kind = chance.Code("major_decision*3 normative_document*1 agreement*5 enforcement*4 petition*5 disclosure*3 litigation*2 other*2");
            var matter = kind switch { "major_decision" => chance.One("社区食堂运营方案", "网格调整方案"), "agreement" => chance.One("物业应急维修补充协议", "场地使用协议", "共建协议"), "enforcement" => chance.One("违法建设处置程序", "先行登记保存适用"), "petition" => chance.One("停车收费信访事项答复", "噪声投诉信访答复"), "disclosure" => "征收补偿信息公开答复", "litigation" => "行政诉讼答辩意见", "normative_document" => "楼道治理办法草案", _ => "志愿服务活动责任风险" };
            var tale = telling.Tell("legal_opinion", home, home.Code, chance, day, [("matter", matter), ("kind", kind), ("asked_by", chance.Pick(Subdistrict.Drafters))], "section_office");
            if (chance.In100(2))
                continue;
            var issued = days.After(day, chance.In100(93) ? chance.From(1, 5) : chance.From(6, 8));
            tale.Then("issue", issued, ("adviser", home.Named(chance, "adviser")), ("conclusion", chance.Code("lawful*5 lawful_changed*5 unlawful*1")), ("items", chance.From(1, 5)),
                ("opinion", "一、" + chance.One("主体和权限没有问题。", "建议明确牵头科室和期限。", "建议补充听取利害关系人意见的程序。") + "\n二、" + chance.One("违约责任条款应当对等。", "引用的条款已经修改，请按现行规定更正。", "公示时间不应少于七日。")));
            if (chance.In100(88))
                tale.Then("settle", days.After(issued, chance.From(2, 12)), ("adoption", chance.Code("full*7 part*3 none*1")));
        }
    }

    public static void Contracts(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(36), "6 4 9 8 8 9 8 7 8 8 10 11"))
        {
            var kind = chance.Code("purchase*9 construction*7 service*10 lease*4 employment*2 cooperation*4 other*1");
            var title = kind switch { "purchase" => chance.One("办公设备采购合同", "应急物资采购合同", "健身器材采购合同"), "construction" => chance.One("背街小巷改造施工合同", "楼道照明改造施工合同", "口袋公园施工合同"), "service" => chance.One("环卫保洁服务合同", "食堂劳务外包合同", "信息系统运维合同", "社区养老服务合同"), "lease" => chance.One("闲置房屋租赁合同", "活动场地租赁合同"), "employment" => "劳务派遣合同", "cooperation" => chance.One("校地共建协议", "志愿服务合作协议"), _ => "保险服务协议" };
            var tale = telling.Tell("contract_review", home, home.Code, chance, day,
                [("title", title), ("kind", kind), ("counterparty", People.Company(chance)), ("amount", kind == "cooperation" ? 0m : chance.Amount(8_000, 1_600_000)), ("section", chance.Pick(Subdistrict.Drafters))], "section_office");
            if (chance.In100(1))
                tale.Withdrawn(days.After(day, 1), Phrases.Twice(chance));
            if (chance.In100(2))
                continue;
            var reviewed = days.After(day, chance.In100(94) ? chance.From(1, 5) : chance.From(6, 9));
            var conclusion = chance.Code("lawful*5 lawful_changed*9 unlawful*1");
            tale.Then("review", reviewed, Review(home, chance, conclusion));
            if (conclusion == "lawful_changed" && chance.In100(20))
            {
                var again = days.After(reviewed, chance.From(2, 5));
                tale.Then("resubmit", again).Then("review", reviewed = days.After(again, chance.From(1, 3)), Review(home, chance, conclusion = "lawful"));
            }
            if (conclusion == "unlawful")
                tale.Then("drop", days.After(reviewed, 4), ("adoption", "full"));
            else if (chance.In100(92))
                tale.Then("sign", days.After(reviewed, chance.From(2, 12)), ("adoption", chance.Code("full*8 part*2")));
        }
    }

    public static void Services(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(36)))
        {
            var kind = chance.Code("key_work*8 decision*3 rights_guidance*9 dispute*6 litigation*2 document*4 lecture*4 other*1");
            var matter = kind switch { "key_work" => chance.One("参与老旧小区改造协商", "参与停工楼盘群众接待", "参与物业招标文件研究"), "decision" => "参与重大决策论证", "rights_guidance" => chance.One("指导居民追讨欠薪", "指导业主依法换聘物业", "指导老人办理遗嘱"), "dispute" => chance.One("参与人身损害纠纷调处", "参与劳动争议调处"), "litigation" => "代理行政诉讼案件", "document" => "审改合同和公告", "lecture" => chance.One("给社区干部讲课", "给执法队员讲案卷制作"), _ => "接待来访" };
            telling.Tell("legal_adviser_service", home, home.Code, chance, day, [("matter", matter), ("kind", kind), ("adviser", home.Named(chance, "adviser")), ("people", kind == "rights_guidance" ? chance.From(1, 9) : null)], "adviser");
        }
    }

    public static void Aid(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var day in days.Of(chance, year, home.Sized(10)))
        {
            var matter = chance.Code("labour*6 injury*3 support*3 social_security*1 other*1");
            var subject = matter switch { "labour" => "追索劳动报酬", "injury" => "交通事故赔偿", "support" => "请求给付赡养费", "social_security" => "申请工伤待遇", _ => "民事权益纠纷" };
            var tale = telling.Tell("legal_aid", home, home.Code, chance, day, [("subject", subject), ("applicant", People.Name(chance)), ("matter", matter), ("group", chance.Code("migrant_worker*5 elderly*4 woman*2 disabled*1 minor*1 ordinary*2"))], "justice_office");
            var handed = days.After(day, chance.From(0, 2));
            tale.Then("hand", handed);
            var decided = days.Open(handed.AddDays(chance.From(2, 7)));
            if (chance.In100(8))
            {
                tale.Then("refuse", decided);
                continue;
            }
            var assigned = days.Open(decided.AddDays(chance.From(1, 3)));
            tale.Then("grant", decided).Then("assign", assigned);
            if (chance.In100(85))
                tale.Then("close", days.Open(assigned.AddDays(chance.From(30, 120))), ("recovered", chance.Amount(2_000, 60_000)));
        }
    }

    private static (string, object?)[] Review(Subdistrict home, Chance chance, string conclusion) =>
        [("reviewer", home.Named(chance, chance.One("adviser", "legal_reviewer"))), ("conclusion", conclusion), ("advice", conclusion == "lawful" ? 0 : chance.From(1, 6))];
}
