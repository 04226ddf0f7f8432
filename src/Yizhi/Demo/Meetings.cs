namespace Yizhi.Demo;

/// <summary>法治会议、集体决策.</summary>
internal static class Meetings
{
    public static void Tell(Telling telling, Subdistrict home, int year, Chance chance)
    {
        for (var month = 1; month <= 12; month++)
        {
            Hold("leading_group", month, "法治建设领导小组会议", home.Short == "书院" || month % 3 == 1, 16, 30, "deploy", "discuss");
            Hold("party_committee_topic", month, "党工委专题研究法治建设工作会议", month is 3 or 6 or 9 or 12, 9, 14, "law_briefing", "discuss");
            Hold("party_committee", month, "党工委会议", month is 2 or 8 or 11, 9, 13, "convey", "review");
            Hold("office_meeting", month, "街道办事处主任办公会", true, 10, 18, "discuss", chance.Code("convey deploy review"));
            Hold("publicity", month, "普法工作部署会", month is 2 or 5 or 11, 20, 44, "deploy", "convey");
            Hold("mobilisation", month, "法治示范创建工作推进会", month is 4 or 10, 30, 60, "deploy", "discuss");
            Hold("coordination", month, "矛盾纠纷联席调度会", month % 2 == 0, 8, 20, "discuss", "discuss");
            Hold("team_meeting", month, "领导班子述法会议", month is 12, 10, 14, "duty_report", "law_briefing");
        }

        void Hold(string kind, int month, string title, bool isHeld, int least, int most, params string[] agenda)
        {
            if (!isHeld)
                return;
            var day = telling.Days.In(chance, year, month);
            telling.Tell("meeting", home, home.Code, chance, day,
            [
                ("title", $"{month}月{title}"), ("kind", kind), ("chair", home.Named(chance, kind is "publicity" or "coordination" ? "leader" : "head")), ("place", home.Name + chance.One("二楼会议室", "三楼会议室", "党群服务中心报告厅")), ("people", chance.From(least, most)),
                ("agenda", agenda.Distinct().Select(a => Tale.Row(("kind", a), ("topic", Topic(a, month, chance)), ("reporter", home.Named(chance, "clerk")), ("decided", chance.One("同意，由法治办牵头落实，月底前报送进展。", "原则同意，按会议意见修改后印发。", "各科室、社区按分工推进，分管负责人跟踪督促。")))).ToList()),
            ]);
        }
    }

    public static void Decisions(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var (day, i) in telling.Days.Of(chance, year, 12).Select((d, i) => (d, i)))
            telling.Tell("decision_meeting", home, home.Code, chance, day,
            [
                ("title", $"{year}年第{i + 1}次集体决策会议"), ("chair", home.Staff[0].Name), ("present", chance.From(7, 11)),
                ("items", Enumerable.Range(0, chance.From(1, 4)).Select(_ => Item(chance)).ToList()),
            ]);
    }

    private static (string Key, object? Value)[] Item(Chance chance)
    {
        var kind = chance.Code("major_decision*3 personnel*2 project*4 large_fund*5 stability*2 other*1");
        var subject = kind switch
        {
            "major_decision" => chance.One("年度民生实事项目安排", "社区服务设施布局调整方案", "网格优化调整方案"),
            "personnel" => chance.One("科室负责人岗位调整", "社区工作者选聘结果"),
            "project" => chance.One("老旧小区加装照明项目", "口袋公园改造项目", "社区食堂建设项目", "背街小巷整治项目"),
            "large_fund" => chance.One("物业应急维修资金使用", "网格信息设备采购", "环卫保洁服务采购", "应急物资储备采购"),
            "stability" => chance.One("停工楼盘业主诉求化解方案", "征收安置遗留问题处置"),
            _ => "国有闲置房屋出租",
        };
        return Tale.Row(("kind", kind), ("subject", subject), ("amount", kind is "project" or "large_fund" ? chance.Amount(60_000, 2_400_000) : null), ("reviewed", kind != "personnel" && chance.In100(96)), ("result", chance.Code("agreed*76 agreed_changed*17 postponed*6 refused*1")));
    }

    private static string Topic(string agenda, int month, Chance chance) => agenda switch
    {
        "convey" => chance.One("传达学习上级法治工作会议精神", "学习新修订的法律法规"),
        "law_briefing" => $"听取{(month <= 6 ? "上半年" : "全年")}法治建设工作汇报",
        "deploy" => chance.One("部署年度法治建设重点任务", "部署普法宣传和排查化解工作", "安排季度执法检查"),
        "review" => chance.One("审议法治建设年度要点", "审议重大事项目录", "审议合同管理办法"),
        "duty_report" => "班子成员逐人述法",
        _ => chance.One("研究物业纠纷源头治理", "研究行政执法案卷评查问题", "研究法律顾问聘用", "研究社区法律服务站建设"),
    };
}
