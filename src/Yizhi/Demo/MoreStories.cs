namespace Yizhi.Demo;

/// <summary>The other long stories: a contract, a suggestion, a hazard, a lawsuit, a case of legal aid.</summary>
internal static class MoreStories
{
    public static void Tell(Telling telling, Subdistrict home, Chance chance)
    {
        if (telling.Catalogue.Ledgers.ContainsKey("contract_review"))
            Canteen(telling, home, chance);
        if (telling.Catalogue.Ledgers.ContainsKey("deputy_suggestion"))
            Lifts(telling, home, chance);
        if (telling.Catalogue.Ledgers.ContainsKey("safety_hazard"))
            Workshop(telling, home, chance);
        if (telling.Catalogue.Ledgers.ContainsKey("litigation"))
            Demolition(telling, home, chance);
        if (telling.Catalogue.Ledgers.ContainsKey("legal_aid"))
            Courier(telling, home, chance);
    }

    // 一份合同：七条修改意见，改后再审，签订。
    private static void Canteen(Telling telling, Subdistrict home, Chance chance)
    {
        var adviser = home.Named(chance, "adviser");
        telling.Tell("contract_review", home, home.Code, chance, new DateOnly(2025, 3, 10),
            [("title", "书院街道社区食堂委托运营合同"), ("kind", "service"), ("counterparty", "澜州禾悦食品有限公司"), ("amount", 468_000m), ("section", "社会事务办")], "section_office")
            .Then("review", new DateOnly(2025, 3, 13), $"""
                审查人：{adviser}
                一、运营期限写“三年，到期自动续约”，建议删去自动续约，期满重新采购；
                二、补贴标准应写明以实际就餐的六十周岁以上老人人次为准，按季核付；
                三、补充食品安全责任和公众责任保险，保额不低于二百万元；
                四、违约责任只约束一方，应当对等；
                五、场地设备应附清单，期满完好交回；
                六、“重大过失”须列举情形；
                七、争议管辖改为项目所在地人民法院。
                结论：修改后合法。
                """, ("reviewer", adviser), ("conclusion", "lawful_changed"), ("advice", 7))
            .Then("resubmit", new DateOnly(2025, 3, 19))
            .Then("review", new DateOnly(2025, 3, 21), $"审查人：{adviser}\n七条意见已全部吸收，附件齐全。结论：合法，可以签订。", ("reviewer", adviser), ("conclusion", "lawful"), ("advice", 7))
            .Then("sign", new DateOnly(2025, 3, 28), ("adoption", "full"));
    }

    // 一件代表建议：答复后评价不满意，重新办理，终于满意。
    private static void Lifts(Telling telling, Subdistrict home, Chance chance) =>
        telling.Tell("deputy_suggestion", home, home.Code, chance, new DateOnly(2025, 3, 6),
            [("subject", "关于师范家属院加装电梯费用分摊和施工扰民问题的建议"), ("kind", "npc"), ("lead", home.Code + "-08"), ("hard", false)], "section_office")
            .Then("reply", new DateOnly(2025, 5, 20), "代表您好：您提出的建议收悉。经与区有关部门和居民代表商议，现答复如下：一、费用分摊由同单元业主协商，街道可以提供参考方案；二、施工时间按有关规定执行。感谢您对社区工作的关心。", ("outcome", "b"))
            .Then("rate", new DateOnly(2025, 5, 27), "评价：不满意。意见：答复原则话多，没有说街道做什么、什么时候做，低楼层住户的顾虑没有回应。", ("satisfaction", "unsatisfied"))
            .Then("again", new DateOnly(2025, 5, 30))
            .Then("rate", new DateOnly(2025, 7, 15), "重新办理情况：组织三次楼栋协商会，法律顾问到场讲解；低楼层不分摊、施工方对一楼采光作补偿的方案获全体业主签字；6月28日开工，施工时段由业主公约约定。评价：满意。", ("satisfaction", "satisfied"));

    // 一处重大隐患：责令整改、延期、复查不合格、再整改、消除。
    private static void Workshop(Telling telling, Subdistrict home, Chance chance)
    {
        var community = home.Communities[0];
        telling.Tell("safety_hazard", home, community.Code, chance, new DateOnly(2024, 6, 12),
            [("subject", "沿街三层自建房一楼作仓储、二三楼住人，疏散楼梯仅一处且堆满货物"), ("source", "special"), ("kind", "fire"), ("level", "major"), ("place", community.Name + "纸坊街41号"), ("party", "明湖区榕茂服装店")])
            .Then("order", new DateOnly(2024, 6, 13), "责令：一、立即清空疏散楼梯；二、二三楼人员搬离，未经验收不得住人；三、加设独立式感烟报警器和逃生窗。限于6月24日前完成。", ("party", "明湖区榕茂服装店"))
            .Then("prolong", new DateOnly(2024, 6, 20))
            .Then("rectify", new DateOnly(2024, 6, 24))
            .Then("fail", new DateOnly(2024, 6, 25))
            .Then("rectify", new DateOnly(2024, 7, 3))
            .Then("pass", new DateOnly(2024, 7, 4), "复查人员三名。楼梯畅通；二三楼已无人居住，床铺搬离；报警器六只联网正常；逃生窗两处可以徒手开启。结论：合格，消除。");
    }

    // 一件诉讼：答辩、一审负责人出庭、二审、结案。
    private static void Demolition(Telling telling, Subdistrict home, Chance chance)
    {
        var (first, second) = (new DateOnly(2024, 6, 27), new DateOnly(2024, 10, 22));
        telling.Tell("litigation", home, home.Code, chance, new DateOnly(2024, 5, 8), [("cause", "不服责令限期拆除附属房屋的决定"), ("role", "own"), ("plaintiff", "鄢树声")], "justice_office")
            .Then("answer", new DateOnly(2024, 5, 20), "答辩意见：一、涉案房屋未取得规划许可，有测绘图和航拍影像为证；二、作出决定前已经告知并听取陈述申辩；三、限期合理。请求驳回原告诉讼请求。附证据目录十四项。")
            .Then("hear", first, "一审开庭。街道分管负责人出庭，说明决定的经过和依据，回应原告关于历史成因的疑问。", ("instances", new[] { Tale.Row(("instance", "first"), ("heard_on", first), ("attended", "deputy")) }))
            .Then("hear", second, "二审开庭。街道主要负责人出庭。", ("instances", new[] { Tale.Row(("instance", "first"), ("heard_on", first), ("attended", "deputy")), Tale.Row(("instance", "second"), ("heard_on", second), ("attended", "head")) }))
            .Then("close", new DateOnly(2024, 12, 6), "终审判决：驳回上诉，维持原判。", ("result", "dismissed_claim"));
    }

    // 一件法律援助：从咨询到结案，讨回赔偿。
    private static void Courier(Telling telling, Subdistrict home, Chance chance)
    {
        telling.Tell("legal_consultation", home, home.Code, chance, new DateOnly(2025, 8, 8),
            [("question", "送货途中摔伤，站点说不是劳动关系，医药费谁来出"), ("channel", "visit"), ("topic", "labour"), ("people", 2), ("outcome", "legal_aid"), ("rating", "satisfied")], "justice_office");
        telling.Tell("legal_aid", home, home.Code, chance, new DateOnly(2025, 8, 11),
            [("subject", "配送途中受伤请求确认劳动关系和赔偿"), ("applicant", "麻青山"), ("matter", "injury"), ("group", "migrant_worker")], "justice_office")
            .Then("hand", new DateOnly(2025, 8, 12), "申请事项：确认劳动关系，赔偿医疗费、误工费。经济状况：家庭人均收入低于当地标准，附说明核对材料。")
            .Then("grant", new DateOnly(2025, 8, 18), "经审查，符合法律援助条件，决定给予援助。")
            .Then("assign", new DateOnly(2025, 8, 20))
            .Then("close", new DateOnly(2025, 12, 5), ("recovered", 28_600m));
    }
}
