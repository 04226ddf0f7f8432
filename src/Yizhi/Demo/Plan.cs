namespace Yizhi.Demo;

/// <summary>年度任务、不足和整改.</summary>
internal static class Plan
{
    private static readonly string[] Tasks =
    [
        "制定年度法治政府建设工作要点", "完成重大行政决策事项目录编制", "开展行政执法案卷评查", "组织执法人员业务培训", "推进社区法律顾问值班制度", "建成公共法律服务工作室标准化站点", "完成规范性文件清理并公布结果", "组织宪法宣传周系列活动", "开展物业纠纷专项排查化解", "完善调解协议司法确认衔接",
        "落实行政机关负责人出庭应诉", "编制政务公开事项清单", "完成领导干部年度述法", "组织干部旁听庭审", "培育法律明白人并规范管理", "开展欠薪隐患排查", "推行合同审查全覆盖", "建立疑难案件会商机制", "开展营商环境法律服务月", "完成安全隐患闭环整改", "推进一户一档走访", "开展代表建议办理回访", "建立行政争议诉前调解机制", "更新行政执法公示信息",
        "开展未成年人法治教育", "规范评理说事点运行", "落实轻微违法不予处罚清单", "组织人民调解员轮训", "完成年度法治建设情况报告", "开展新就业群体普法", "健全应急预案合法性审核", "清理重复证明事项",
    ];

    // The points of the plan, and the figures that count some of its tasks.
    private static readonly string[] Points = ["加强党的领导，压实法治责任", "依法决策，规范执法", "化解矛盾，服务群众", "普法宣传，强化监督"];

    private static readonly Dictionary<int, (string Bound, decimal Wanted)> Counted = new()
    {
        [2] = ("case_file_review.files", 20), [4] = ("community_legal_adviser.communities", 4), [7] = ("publicity_event.held", 60), [8] = ("dispute.mediated", 180), [16] = ("contract_review.reviewed", 30), [27] = ("mediator_training.held", 6),
    };

    private static readonly (string Kind, string Cause, string Subject, string Measure)[] Gaps =
    [
        ("study", "awareness", "部分干部学法偏重条文，结合业务不够", "每季度组织一次以案释法交流，由业务科室讲自己的案例"), ("enforcement", "ability", "执法文书制作不够规范，证据固定有欠缺", "按月评查案卷，逐案反馈，组织文书制作实训"),
        ("publicity", "mechanism", "面向新就业群体的普法内容少", "在配送站点设法律驿站，编写短视频脚本"), ("dispute", "coordination", "物业纠纷多头受理，部门衔接不够", "建立联席调度，每两个月会商一次"),
        ("team", "staff", "法律专业人员偏少", "商请区局支持，与律师事务所共建"), ("service", "funds", "社区法律服务站设备陈旧", "列入年度预算，分批更新"), ("openness", "awareness", "政策解读形式单一", "增加图解和问答"), ("decision", "mechanism", "个别事项送审时间过紧", "明确送审提前的工作日数，未按时送审的不上会"),
    ];

    public static void TasksOf(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var (subject, i) in Tasks.Select((t, i) => (t, i)))
        {
            var due = days.LastOf(year, Math.Min(12, 3 + i % 10));
            var lead = i % 4 == 3 ? home.Somewhere(chance, due).Code : home.Section(chance);
            var tale = telling.Tell("task", home, lead, chance, due,
                [("subject", subject), ("point", Points[i * Points.Length / Tasks.Length]), ("serial", i + 1), ("weight", 2 + i % 3), .. Owner(home, lead), .. Figure(i), ("source", i % 8 == 5 ? "shortcoming" : chance.Code("key_points*6 upper*4 promise*2 meeting*2 other*1")), ("lead", lead), ("due_on", due)], written: new DateOnly(year, 1, 10 + i % 12));
            var half = days.Between(chance, new DateOnly(year, 2, 5), due.AddDays(-20));
            tale.Then("advance", half, ("progress", chance.From(2, 6) * 10));
            if (chance.In100(7) && year == 2025)
                continue;
            if (chance.In100(18))
            {
                var urged = days.After(half, chance.From(2, 6));
                tale.Then("urge", urged).Then("resume", days.After(urged, chance.From(2, 5)), ("progress", chance.From(6, 9) * 10), ("feedback", "已按要求加快推进，阶段材料附后。"));
            }
            if (chance.In100(2))
            {
                tale.Then("drop", days.Between(chance, due.AddDays(-10), due));
                continue;
            }
            var sent = chance.In100(93) ? days.Between(chance, due.AddDays(-9), due.AddDays(-1)) : days.After(due, chance.From(1, 9));
            tale.Then("submit", sent);
            if (chance.In100(6))
                tale.Then("return", days.After(sent, 1), ("progress", 90), ("returned_for", "佐证材料不全，请补齐后重新报送。")).Then("submit", sent = days.After(sent, 3));
            tale.Then("cross_off", sent < due ? due : days.After(sent, 1));
        }
    }

    // Who answers is a person of the leading unit; where it has none of its own, nobody is named.
    private static IEnumerable<(string Key, object? Value)> Owner(Subdistrict home, string lead) =>
        home.Staff.FirstOrDefault(a => a.Unit == lead) is { } person ? [("owner", person.Name)] : [];

    private static IEnumerable<(string Key, object? Value)> Figure(int task) =>
        Counted.TryGetValue(task, out var figure) ? [("bound", figure.Bound), ("wanted", figure.Wanted)] : [];

    public static void Shortcomings(Telling telling, Subdistrict home, int year, Chance chance)
    {
        var days = telling.Days;
        foreach (var ((kind, cause, subject, measure), i) in Gaps.Select((g, i) => (g, i)))
        {
            if ((i + year + home.Short.Length + home.Share) % 8 > 5)
                continue;
            var named = days.In(chance, year, i < 4 ? 1 : i < 6 ? 7 : 11);
            var tale = telling.Tell("shortcoming", home, home.Code, chance, named, [("subject", subject), ("kind", kind), ("cause_kind", cause), ("cause", "经自查和征求意见，主要是" + (cause == "staff" ? "人手不足，培养周期长。" : "工作机制和能力还跟不上新的要求。")), ("measure", measure)], "clerk");
            if (i == 7)
                continue;
            var started = days.After(named, chance.From(8, 25));
            tale.Then("work", started, ("measure", measure));
            if (chance.In100(82))
                tale.Then("remedy", days.Open(started.AddDays(chance.From(60, 300))));
        }
    }
}
