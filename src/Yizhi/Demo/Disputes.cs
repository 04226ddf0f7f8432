namespace Yizhi.Demo;

/// <summary>矛盾纠纷、排查、调解员培训.</summary>
internal static class Disputes
{
    private const string Seasons = "10 6 8 8 8 9 10 10 8 8 9 9";

    private sealed record Kind(string Category, int Weight, int Most, string[] Subjects, string[] Facts, string[] Terms);

    private static readonly Kind[] Kinds =
    [
        new("neighbour", 30, 6000,
            ["楼上卫生间渗水损坏楼下吊顶", "空调外机噪声影响邻居休息", "楼道堆放杂物引起争执", "装修敲墙致邻居墙面开裂", "养犬夜间吠叫扰民", "阳台晾晒滴水引起争吵", "自行搭建雨棚遮挡采光", "楼道电动车停放起争执"],
            ["申请人称渗漏持续数周，多次上门沟通没有结果；被申请人认为管道老化，不应由其一家承担。", "双方各执一词，已发生数次口角，楼栋长劝解未果。", "经现场查看，影响确实存在，双方对责任比例和修复方式看法不同。"],
            ["被申请人七日内请人修复，费用由其承担；申请人予以配合，不再另行主张。", "双方约定作息时间和使用办法，互相谅解，今后有事先沟通。", "修复费用按七比三分担，完工后共同验收。"]),
        new("property_mgmt", 18, 8000,
            ["业主因服务质量拒交物业费", "电梯长期停运引发业主不满", "小区车位收费标准争议", "公共收益去向引发质疑", "垃圾清运不及时引起投诉", "门禁更换费用分摊争议"],
            ["业主反映保洁、保安履职不到位，已欠交物业费；物业公司认为已按合同服务，要求交清。", "多名业主到社区反映，要求公开账目、限期改进。"],
            ["物业公司十五日内整改并公示，业主整改验收后补交欠费，免除违约金。", "由业委会、物业公司、社区三方按季度对账并公示。"]),
        new("marriage_family", 14, 30000,
            ["夫妻因家务和经济支出争吵", "老人赡养费分担争议", "兄弟姐妹分家析产纠纷", "离婚后探望子女起争执", "婆媳同住生活琐事纠纷", "子女对老人居住安排意见不一"],
            ["双方均有继续生活的意愿，因沟通方式和开支安排反复争吵。", "几名子女对赡养费数额和轮流照料安排意见不一，老人请求社区主持公道。"],
            ["子女按月分担赡养费并轮流照料，每月五日前支付。", "双方约定家庭开支公开、共同分担，互相尊重。", "约定探望的时间和接送办法，双方均不得阻拦。"]),
        new("labour", 13, 60000,
            ["装修工人追讨工资", "餐饮店拖欠员工工资", "离职经济补偿争议", "配送人员受伤赔付争议", "保洁人员加班费争议", "临时用工报酬结算争议"],
            ["申请人称干满约定工期后未足额领到报酬，手中有考勤和聊天记录；被申请人称工程款未到账。", "双方对工时和单价的记载不一致，经核对考勤表后差额基本明确。"],
            ["被申请人分两期付清所欠报酬，首期于签字当日支付。", "双方核对后确认数额，十日内一次付清，再无其他争议。"]),
        new("damages", 9, 50000,
            ["高空坠物砸坏车辆", "商场湿滑致顾客摔伤", "宠物抓伤路人", "学生打闹受伤赔偿", "健身器材伤人赔偿"],
            ["事发后受损一方垫付了费用，双方对责任大小和赔偿数额有分歧。", "经调看监控，事情经过清楚，争议在于后续费用如何计算。"],
            ["被申请人一次性赔偿损失，双方就此了结。", "赔偿医疗费和误工损失，分两次支付。"]),
        new("house_land", 6, 40000,
            ["房屋租赁押金退还争议", "租客提前退租违约金争议", "老院落通行界址争议", "二手房交付附属设施争议"],
            ["合同对退租条件约定不清，双方对扣款项目看法不同。", "历史上没有书面界址，双方均提出证人证言。"],
            ["出租人扣除实际维修费后退还余额，三日内办结交接。", "双方现场确认界址并立标，互留通道。"]),
        new("consumer", 6, 9000,
            ["健身房停业退费争议", "美发店预付卡退款争议", "家电维修质量争议", "培训机构课时退费争议"],
            ["消费者要求退还未消费余额，经营者提出扣除赠送部分。", "双方对服务是否完成、质量是否合格有不同看法。"],
            ["经营者按剩余比例退费，七日内原路退回。", "经营者免费返工并延长保修。"]),
        new("contract", 5, 80000, ["小额借款逾期未还", "店铺转让费争议", "装修合同增项争议"],
            ["双方对欠款没有异议，争议在还款期限和利息。", "增项没有书面确认，双方对价款各有主张。"],
            ["分期偿还，每月十五日前支付，放弃利息。", "按市场价折算增项价款，十五日内结清。"]),
        new("traffic", 4, 20000, ["小区内倒车剐蹭赔偿", "电动车碰撞行人赔偿"], ["责任认定清楚，双方对维修和误工费用有分歧。"], ["按票据据实赔付，当场支付。"]),
        new("pollution", 2, 5000, ["餐馆油烟扰民", "夜间施工噪声扰民"], ["居民反映影响夜间休息，经营者称设备正常。"], ["经营者加装净化和隔音设备，调整作业时间。"]),
        new("unnatural_death", 1, 260000, ["务工人员猝死善后补偿", "意外跌落身亡善后赔偿"], ["家属情绪激动，要求尽快明确责任和补偿。"], ["用工一方给予补偿，分两次付清，家属妥善料理后事。"]),
        new("other", 3, 10000, ["殡葬祭扫占道引起争执", "广场舞场地使用争执"], ["双方对公共场地使用时间意见不一。"], ["错开时间使用，音量按规定控制。"]),
    ];

    private static readonly string Shares = string.Join(' ', Kinds.Select(k => $"{k.Category}*{k.Weight}"));

    public static void Tell(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(year == 2024 ? 232 : 248), Seasons))
            One(telling, home, day, chance);
    }

    public static void Rounds(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, home.Sized(52)))
        {
            var community = home.Somewhere(chance, day);
            var kind = chance.Code("regular*7 concentrated*2 special*1");
            var tale = telling.Tell("dispute_screening", home, community.Code, chance, day,
            [
                ("area", kind == "concentrated" ? community.Name + "全域" : community.Name + $"第{chance.From(1, 9)}网格"), ("community", community.Code), ("kind", kind),
                ("theme", kind == "special" ? chance.One("欠薪专项排查", "物业纠纷专项排查", "婚恋家庭纠纷专项排查", "涉校涉生专项排查") : null), ("found", chance.In100(45) ? 0 : chance.From(1, 4)),
            ]);
            if (chance.In100(1))
                tale.Withdrawn(telling.Days.After(day, 1), Phrases.Twice(chance));
        }
    }

    public static void Trainings(Telling telling, Subdistrict home, int year, Chance chance)
    {
        foreach (var (month, topic, kind) in new[] { (2, "新任调解员岗前培训", "induction"), (4, "婚姻家庭纠纷调解方法轮训", "rotation"), (7, "物业纠纷典型案例研讨", "case_study"), (9, "法庭庭审现场观摩", "observation"), (11, "调解文书制作和司法确认衔接培训", "rotation") })
            if (month != 9 || chance.In100(60))
                telling.Tell("mediator_training", home, home.Code, chance, telling.Days.In(chance, year, month),
                    [("topic", topic), ("kind", kind), ("place", home.Name + chance.One("三楼会议室", "公共法律服务站", "党群服务中心")), ("trainer", home.Named(chance, kind == "rotation" ? "adviser" : "justice_office")), ("people", chance.From(12, 40))]);
    }

    private static void One(Telling telling, Subdistrict home, DateOnly day, Chance chance)
    {
        var category = chance.Code(Shares);
        var kind = Kinds.First(k => k.Category == category);
        var unit = chance.In100(68) ? home.Somewhere(chance, day).Code : home.Code;
        var days = telling.Days;
        var tale = telling.Tell("dispute", home, unit, chance, day, [("subject", chance.Pick(kind.Subjects)), ("found_by", Source(chance, unit == home.Code)), ("category", kind.Category)]);
        if (chance.In100(1))
            tale.Withdrawn(days.After(day, 1), Phrases.Twice(chance));
        // Some quarrels settle themselves once someone has looked; the rest is taken on.
        if (chance.In100(5))
            return;
        var accepted = days.After(day, chance.From(0, 3));
        tale.Then("accept", accepted, ("mediator", home.Named(chance, "mediator", unit)), ("applicant", People.Name(chance)), ("respondent", chance.In100(75) ? People.Name(chance) : People.Company(chance)), ("facts", chance.Pick(kind.Facts)));
        var concluded = accepted.AddDays(chance.In100(92) ? chance.From(1, 26) : chance.From(29, 48));
        concluded = days.Open(concluded);
        if (chance.In100(4))
            tale.Corrected(days.After(accepted, 2), "争议事项补充核实后更正", ("facts", chance.Pick(kind.Facts) + "经再次走访核实，上述情况属实。"));
        if (!chance.In100(96))
        {
            tale.Then("fail", concluded, ("advised", true));
            return;
        }
        var written = chance.In100(70);
        tale.Then("agree", concluded, ("form", written ? "written" : "oral"), ("terms", chance.Pick(kind.Terms)), ("amount", kind.Most > 0 && chance.In100(55) ? chance.Amount(200, kind.Most) : null));
        if (chance.In100(88))
            tale.Then("archive", days.After(concluded, chance.From(10, 32)), ("performance", chance.Code("done*86 instalment*9 default*5")), ("confirmation", written ? chance.Code("none*90 applied*2 confirmed*7 rejected*1") : "none"));
    }

    private static string Source(Chance chance, bool atOffice) => atOffice
        ? chance.Code("application*34 clue*14 proactive*10 court*8 police*10 petition*10 other_organ*6 portal*8")
        : chance.Code("grid*52 clue*10 application*24 proactive*10 police*4");
}
