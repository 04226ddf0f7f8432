namespace Yizhi.Demo;

/// <summary>Words for fields that no recipe fills: by the ledger where its matters have their own, else by what the field is called.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, string[]> Headings = new(StringComparer.Ordinal)
    {
        ["petition"] = ["小区夜间施工噪声扰民", "物业费上涨未征求业主意见", "道路围挡影响出行", "老旧电梯维修资金使用", "油烟直排影响住户", "停车位分配不公", "征收补偿款结算"],
        ["intake"] = ["楼道堆放杂物无人清理", "咨询租房押金退还", "与装修公司有合同纠纷", "反映路灯不亮", "申请法律援助怎么办", "邻居养犬扰民", "要求协调工资支付"],
        ["campaign"] = ["护学平安行动", "冬季根治欠薪行动", "防范电信网络诈骗集中宣传整治", "背街小巷文明提升行动", "扫黑除恶线索摸排行动", "汛期矛盾风险排查行动"],
        ["community_charter"] = ["居民公约", "居民自治章程", "楼栋公约", "文明养犬公约", "电动自行车停放公约"],
        ["model_criterion"] = ["重大行政决策程序执行到位", "行政规范性文件合法性审核全覆盖", "行政执法三项制度落实", "矛盾纠纷调解成功率达到要求", "政府信息公开按期答复", "行政机关负责人出庭应诉", "公共法律服务站规范运行", "法治宣传教育覆盖重点人群"],
        ["inspection_received"] = ["法治政府建设年度督察", "安全生产专项检查", "政府信息公开检查", "行政执法案卷评查", "人大执法检查"],
        ["duty_list"] = ["矛盾纠纷排查调处", "消防安全宣传教育", "社区矫正配合工作", "违法建设巡查报告", "退役军人服务", "食品安全信息报送", "物业管理活动指导", "困难群众救助受理"],
        ["window_month"] = ["社会保障窗口", "民政救助窗口", "退役军人窗口", "卫生健康窗口", "综合受理窗口"],
        ["facility_service"] = ["楼道堆物劝导", "宠物扰民说和", "心理疏导", "遗产分割咨询", "广场舞噪声协商", "漏水赔偿说和", "立法意见征集"],
        ["team_activity"] = ["联合排查出租房隐患", "防诈骗入户宣讲", "重点家庭走访", "五员碰头会商", "邻里纠纷联合调解"],
        ["legal_service_session"] = ["法治夜校", "少年模拟法庭", "银发法律课堂", "企业法务沙龙", "新就业群体法律驿站"],
        ["enterprise_promise"] = ["兑现产业扶持资金", "按期支付工程款", "协调解决用电增容", "完成周边道路修复", "提供场地租金减免"],
        ["illegal_building"] = ["露台加建房屋", "临街搭建雨棚", "屋顶彩钢棚", "占用绿地搭建库房"],
    };

    // The first word that the field's title contains decides.
    private static readonly (string Word, string[] Said)[] Titles =
    [
        ("机关", ["区司法局", "区委依法治区办", "区应急管理局", "区住房和城乡建设局", "区审计局"]), ("执业机构", ["明湖律师事务所", "正衡律师事务所", "长亭律师事务所"]), ("发文", ["区司法局", "区人民政府办公室"]),
        ("来文编号", ["明法监〔2025〕7号", "明司发〔2025〕12号", "明办函〔2025〕31号"]), ("文号", ["明政办发〔2025〕18号", "明法办〔2025〕5号"]),
        ("问题", ["台账登记不够及时", "个别文书要素填写不全", "回访记录缺少签名", "公示内容更新滞后", "培训签到表未归档"]), ("措施", ["建立周调度制度，逐项销号", "补齐材料并开展自查", "明确专人负责并纳入考核", "组织业务培训，统一文书样式"]),
        ("原因", ["经办人员调整，交接不够细", "资料收集不齐", "资金拨付进度较慢", "天气原因延后"]), ("意见", ["同意，按程序办理", "建议补充征求居民意见", "原则同意，完善后实施"]), ("差距", ["佐证材料不够完整", "回访率低于要求", "更新频次不足"]),
        ("名称", ["法治服务站", "居民议事厅", "共享法庭"]), ("窗口", ["综合受理窗口", "社会保障窗口"]), ("方案", ["法治政府建设示范创建工作方案（2024年版）", "年度绩效评估方案"]), ("序号", ["1.1", "1.2", "2.1", "2.3", "3.2", "4.1", "5.2"]),
        ("承诺", ["兑现产业扶持资金", "按期支付工程款"]), ("阵地", ["桂花社区评理说事点", "文庙社区调解室", "街道心理咨询室", "学府社区共享法庭"]), ("调解组织", ["街道人民调解委员会", "社区人民调解委员会", "物业纠纷调解委员会"]),
        ("处置", ["已批评教育，双方表示服从", "已出警劝解，未立案"]), ("分工", ["释法说理", "现场秩序", "专业意见", "情绪疏导"]), ("服务内容", ["解答婚姻家庭咨询，指导起草协议", "审查居民公约修改稿", "接待咨询并参与调解"]),
        ("编号", ["帮教〔2025〕3号", "帮教〔2025〕11号", "帮教〔2024〕8号"]), ("部门", ["区市场监督管理局", "区城市管理局", "区消防救援大队"]),
    ];

    /// <summary>What a record of the ledger is about; null where no words are kept for it.</summary>
    public static string? Heading(string ledger, Chance chance) => Headings.TryGetValue(ledger, out var said) ? chance.Pick(said) : null;

    /// <summary>Words for a field by its title; null where none fit.</summary>
    public static string? Of(string title, Chance chance) =>
        title.Contains("企业", StringComparison.Ordinal) ? People.Company(chance)
        : Titles.FirstOrDefault(t => title.Contains(t.Word, StringComparison.Ordinal)).Said is { } said ? chance.Pick(said) : null;
}
