namespace Yizhi.Demo;

/// <summary>The long stories of the first subdistrict, each with papers of its own; more of them in <see cref="MoreStories"/>.</summary>
internal static class Stories
{
    public static void Tell(Telling telling, Subdistrict home)
    {
        var chance = Chance.For("stories", home.Code);
        Wages(telling, home, chance);
        Rooftop(telling, home, chance);
        OldHouses(telling, home, chance);
        MoreStories.Tell(telling, home, chance);
    }

    // 一件欠薪纠纷：网格排查、受理、补充事实、双方同意延长、达成协议、司法确认、回访归档。
    private static void Wages(Telling telling, Subdistrict home, Chance chance)
    {
        if (!telling.Catalogue.Ledgers.ContainsKey("dispute"))
            return;
        var (mediator, helper) = (home.Named(chance, "mediator"), home.Named(chance, "adviser"));
        telling.Tell("dispute", home, home.Code, chance, new DateOnly(2025, 1, 6),
            [("subject", "临街商铺装修班组九名工人追讨报酬"), ("found_by", "grid"), ("category", "labour")], "justice_office")
            .Then("accept", new DateOnly(2025, 1, 7), ("mediator", mediator), ("applicant", "桑伯年等九人"), ("respondent", "澜州砚合装饰工程有限公司"),
                ("facts", "2024年10月至12月，申请人一方九人在学府路一处商铺做装修，约定按日计酬、完工结清。工程已于12月20日交付，尚欠报酬九万余元。公司称发包一方未付尾款，无力支付；工人要求春节前结清，部分人准备返乡。"))
            .Assigned(new DateOnly(2025, 1, 7), mediator)
            .Corrected(new DateOnly(2025, 1, 10), "核对考勤表后更正人数和欠付数额",
                ("facts", "2024年10月至12月，申请人一方九人在学府路一处商铺做装修，约定按日计酬、完工结清。经三方逐日核对考勤表和转账记录，应付报酬168,400元，已付82,000元，尚欠86,400元。公司对数额没有异议，称发包一方扣留尾款，请求分期支付；工人坚持节前拿到大部分。"))
            .Corrected(new DateOnly(2025, 2, 6), "双方书面同意延长，等待发包一方核定尾款", ("extended", true))
            .Then("agree", new DateOnly(2025, 2, 20), $"""
                申请人：桑伯年等九人
                被申请人：澜州砚合装饰工程有限公司
                调解员：{mediator}　　参加人：{helper}（法律顾问）

                双方确认尚欠报酬86,400元，自愿达成如下协议：
                一、被申请人于签字当日支付51,840元，由九人按附表签收；
                二、余款34,560元于2025年3月20日前付清，发包一方书面同意从应付尾款中直接代付；
                三、逾期未付的，被申请人按未付部分每日万分之二支付补偿，申请人可以就全部未付款项申请强制执行；
                四、双方自协议生效之日起三十日内共同申请司法确认；
                五、除上述款项外，双方就本次装修再无其他争议。

                本协议一式四份，双方各执一份，调解委员会存档一份，报人民法院一份。
                """,
                ("form", "written"), ("terms", "尚欠报酬86,400元：签字当日付51,840元，余款34,560元于2025年3月20日前由发包一方从尾款中代付；双方共同申请司法确认。"), ("amount", 86_400m))
            .Then("archive", new DateOnly(2025, 3, 24), ("performance", "done"), ("confirmation", "confirmed"));
        telling.Tell("dispute", home, home.Code, chance, new DateOnly(2025, 12, 19),
            [("subject", "停业健身场馆一百余名会员退费"), ("found_by", "petition"), ("category", "consumer")], "justice_office")
            .Then("accept", new DateOnly(2025, 12, 22), ("mediator", mediator), ("applicant", "荀小满等一百一十二人"), ("respondent", "澜州棠越文化传播有限公司"),
                ("facts", "场馆于12月15日张贴停业通知，会员预付费用尚余约四十一万元未消费。经营者表示愿意转店或者按比例退费，多数会员要求退费。已组织两次座谈，正在逐人核对余额。"));
    }

    // 一件处罚案件：立案、登记保存、调查、告知、听证、审核、决定、送达、缴款、公开、结案；另一件到年底还等着审核。
    private static void Rooftop(Telling telling, Subdistrict home, Chance chance)
    {
        if (!telling.Catalogue.Ledgers.ContainsKey("penalty_case"))
            return;
        var (first, second, reviewer) = (home.Staff.First(a => a.Unit == home.Enforcement), home.Staff.Last(a => a.Unit == home.Enforcement), home.Named(chance, "legal_reviewer"));
        telling.Tell("penalty_case", home, home.Enforcement, chance, new DateOnly(2024, 9, 3),
        [
            ("cause", "餐饮油烟未经净化直接排放"), ("procedure", "ordinary"), ("field", "environment"), ("party", "明湖区沐川烧烤店"), ("party_address", "湖滨南路218号"), ("officer_1", first.Name), ("officer_2", second.Name),
        ])
            .Then("file", new DateOnly(2024, 9, 4), "案由：餐饮油烟未经净化直接排放。\n来源：居民连续三晚反映，夜间巡查现场发现净化设备断电。\n承办意见：有违法事实，属本街道管辖，拟立案。\n负责人意见：同意立案，由两名执法人员承办。")
            .Then("hold", new DateOnly(2024, 9, 5), "对拆下的净化设备主机一台先行登记保存，就地保存于当事人后厨，期间不得转移、损毁；七个工作日内作出处理决定。")
            .Then("release", new DateOnly(2024, 9, 12))
            .Then("investigate", new DateOnly(2024, 9, 27), "一、事实：2024年8月以来，当事人为省电关闭净化设备，油烟由后窗直排。监测单位9月10日测得排放浓度超过标准一倍以上。\n二、证据：现场检查笔录、照片八张、监测报告、询问笔录两份、居民证言三份。\n三、当事人无主动改正情节，调查期间一度拒绝签字，有录像为证。\n四、建议：责令改正，处以罚款。",
                ("facts", "当事人自2024年8月起关闭油烟净化设备直接排放，9月10日监测浓度超过标准一倍以上。现场检查笔录、照片、监测报告、询问笔录和居民证言相互印证。"), ("needs_review", true))
            .Then("tell", new DateOnly(2024, 9, 30), "拟处罚款一万八千元。你店有权在五个工作日内陈述、申辩，并可以要求听证。")
            .Then("hear", new DateOnly(2024, 10, 18), "主持人宣读告知事项。承办人出示证据。当事人对监测时点提出异议，称当日设备检修；承办人出示前两次夜间录像，显示设备同样断电。当事人另请求考虑其已更换新设备。主持人告知将如实报告听证意见。当事人核对无误后签字。")
            .Then("review", new DateOnly(2024, 10, 24), "主体适格，事实清楚，程序完整。关于更换设备的情节，证据充分，建议在裁量幅度内从轻。", ("reviewer", reviewer))
            .Then("decide", new DateOnly(2024, 10, 31), "责令立即改正，处罚款一万二千元。当事人在听证后更换净化设备并连续运行，属于主动减轻危害后果，依法从轻。",
                ("result", "punished"), ("kinds", new[] { "fine" }), ("basis", "《大气污染防治法》第一百一十八条第一款"), ("fine", 12_000m), ("to_publish", true))
            .Then("serve", new DateOnly(2024, 11, 4), "2024年11月4日上午在当事人店内直接送达，经营者本人签收。")
            .Then("close", new DateOnly(2024, 11, 22), "罚款已于11月15日缴清，决定已于11月6日公开；11月20日复查，设备运行正常。同意结案归档。", ("paid_on", new DateOnly(2024, 11, 15)), ("published_on", new DateOnly(2024, 11, 6)));
        telling.Tell("penalty_case", home, home.Enforcement, chance, new DateOnly(2025, 10, 20),
        [
            ("cause", "擅自拆改房屋承重墙体"), ("procedure", "ordinary"), ("field", "planning"), ("party", "澜州岚启装饰工程有限公司"), ("party_address", "学府路66号"), ("officer_1", second.Name), ("officer_2", first.Name),
        ])
            .Then("file", new DateOnly(2025, 10, 22))
            .Then("investigate", new DateOnly(2025, 11, 24), ("facts", "当事人承接桂花社区一处住宅装修，为打通客厅拆除承重墙约三米。经鉴定单位出具意见，须立即支撑并恢复。楼下两户墙面出现裂缝。"), ("needs_review", true))
            .Then("tell", new DateOnly(2025, 11, 27))
            .Then("hear", new DateOnly(2025, 12, 18), "当事人对事实没有异议，请求考虑其已自费支撑加固；楼下住户代表到场陈述，要求先恢复再处理。主持人记录双方意见。");
    }

    // 一件公开申请：补正、征求第三方意见、经批准延长、部分公开；另一件到年底还在征求意见。
    private static void OldHouses(Telling telling, Subdistrict home, Chance chance)
    {
        if (!telling.Catalogue.Ledgers.ContainsKey("disclosure_request"))
            return;
        telling.Tell("disclosure_request", home, home.Code, chance, new DateOnly(2025, 5, 12),
        [
            ("subject", "申请公开文庙社区旧房改造项目的全部合同和付款凭证"), ("channel", "post"), ("applicant_kind", "person"), ("applicant", "逄竹君"), ("contact", People.Phone(chance)),
        ], "justice_office")
            .Then("ask_supplement", new DateOnly(2025, 5, 16), "您提交的申请中“全部合同和付款凭证”指向不明确。请在收到本告知书之日起十个工作日内，说明所需信息的项目标段、年度或者其他特征。逾期不补正又无正当理由的，视为放弃申请。")
            .Then("supplement", new DateOnly(2025, 5, 26))
            .Then("ask_third", new DateOnly(2025, 5, 29), "申请人请求公开你单位与街道签订的二标段施工合同。其中清单单价可能涉及你单位商业秘密，请在收到本函之日起十五个工作日内提出是否同意公开的意见和理由。")
            .Then("third_answered", new DateOnly(2025, 6, 11))
            .Then("extend", new DateOnly(2025, 6, 20), "因须逐页区分可以公开和应当遮盖的内容，经本机关政府信息公开工作机构负责人同意，答复期限延长二十个工作日。")
            .Then("reply", new DateOnly(2025, 7, 8), "一、二标段施工合同正文、总价和工期予以公开；\n二、清单单价经征求第三方意见，第三方不同意公开，其理由成立，不公开不会对公共利益造成重大影响，作遮盖处理；\n三、付款凭证中的个人账户信息作遮盖处理，其余予以公开；\n四、如对本答复不服，可以在法定期限内申请行政复议或者提起行政诉讼。",
                ("reply_kind", "partly"), ("ground", "third_party"), ("reply", "二标段施工合同正文、总价、工期和付款凭证予以公开，随本答复提供复制件；清单单价涉及第三方商业秘密，第三方不同意公开且理由成立，作遮盖处理。如对本答复不服，可以申请行政复议或者提起行政诉讼。"));
        telling.Tell("disclosure_request", home, home.Code, chance, new DateOnly(2025, 12, 8),
        [
            ("subject", "申请公开湖滨社区停车管理服务的招标文件和评标结果"), ("channel", "online"), ("applicant_kind", "business"), ("applicant", "澜州稷衡商贸有限公司"), ("contact", People.Phone(chance)),
        ], "justice_office")
            .Then("ask_third", new DateOnly(2025, 12, 15), "申请人请求公开评标结果中的报价文件，可能涉及你单位商业秘密，请在十五个工作日内提出意见。");
    }
}
