using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;

namespace Yizhi.Documents.Tests.Shared;

/// <summary>An annual report of the sample office, as long as real ones are, and short ones cut from it.</summary>
internal static class Sample
{
    public static ReportFigure Figure(string token, string shown, decimal number = 1, string measure = "件", string? title = null) =>
        Figure(token, shown, new FigureValue.Known(number), measure, title);

    public static ReportFigure Figure(string token, string shown, FigureValue value, string measure = "件", string? title = null)
    {
        var slice = token.Split('|').FirstOrDefault(part => part.StartsWith("slice=", StringComparison.Ordinal))?[6..] ?? "";
        return new(token, token.Split('|')[0], slice, title ?? token, measure, "330102003000", Period.OfYear(2024), value, shown);
    }

    public static Report Report(string text, params ReportFigure[] figures) => new(
        "annual", "关于2024年度法治政府建设情况的报告", "330102003000", "明湖区书院街道办事处", Period.OfYear(2024),
        "明湖区人民政府", "书院办发〔2025〕2号", "许望舒", new DateOnly(2025, 2, 7), null, text,
        figures.ToDictionary(figure => figure.Token), [], "1.0.0");

    public static Report Annual { get; } = Report(Text,
        Figure("study.sessions", "12", 12, "次", "领导干部集体学法"),
        Figure("study.people", "326", 326, "人次", "参加学法"),
        Figure("meeting.law", "4", 4, "次", "法治建设专题会议"),
        Figure("review.decisions", "9", 9, "件", "重大行政决策合法性审查"),
        Figure("review.contracts", "137", 137, "份", "合同审查"),
        Figure("review.advice", "214", 214, "条", "法律顾问意见"),
        Figure("dispute.screened", "231", 231, "件", "排查矛盾纠纷"),
        Figure("dispute.mediated", "218", 218, "件", "调解矛盾纠纷"),
        Figure("dispute.mediated|slice=category:neighbour", "78", 78, "件", "调解矛盾纠纷（邻里）"),
        Figure("dispute.mediated|slice=category:marriage_family", "43", 43, "件", "调解矛盾纠纷（婚姻家庭）"),
        Figure("dispute.mediated|slice=category:property_service|over|in=wan", "90余", 97, "件", "调解矛盾纠纷（物业服务）"),
        Figure("dispute.agreed", "209", 209, "件", "调解成功"),
        Figure("dispute.success_rate", "95.9%", 95.9m, "%", "调解成功率"),
        Figure("dispute.amount", "486.3万", 4_863_000m, "元", "涉及金额"),
        Figure("dispute.confirmed", "17", 17, "件", "司法确认"),
        Figure("publicity.events", "86", 86, "场次", "普法活动"),
        Figure("publicity.people", "12470", 12470, "人次", "普法受众"),
        Figure("publicity.copies", "2.3万", 23000, "份", "普法资料"),
        Figure("enforce.cases", "64", 64, "件", "行政处罚案件"),
        Figure("enforce.warned", "151", 151, "件", "首违不罚"),
        Figure("enforce.reviewed", "0", 0, "件", "行政复议被纠错"),
        Figure("disclosure.items", "346", 346, "条", "主动公开政府信息"),
        Figure("petition.answered", "100%", 100, "%", "信访按期答复率"),
        Figure("training.hours", "1180", 1180, "学时", "执法人员培训")) with
    {
        CopyTo = "明湖区委全面依法治区委员会办公室，明湖区司法局",
        Gaps = ["法律援助受理"],
    };

    private const string Text = """
        2024年，书院街道坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，在区委、区政府的坚强领导下，紧扣法治政府建设实施纲要各项任务，把依法行政贯穿街道工作全过程，各项工作取得新的进展。现将有关情况报告如下。

        # 推进法治政府建设的主要举措和成效 {#achievements}

        ## 坚持党的领导，压实法治建设责任

        ### 学法制度常态运行

        制定街道领导干部年度学法清单，把宪法、民法典、行政处罚法和行政复议法列为必学内容，全年组织集体学法⟦study.sessions⟧次，参加⟦study.people⟧人次；新任职干部任前法律知识测试合格率保持在较高水平。坚持领导干部带头讲法治课，做到学用结合、以学促用。

        ### 议事决策依规进行

        召开法治建设专题会议⟦meeting.law⟧次，听取司法所、综合行政执法队和各社区工作情况，研究解决执法衔接、矛盾化解、经费保障等具体问题。将法治建设纳入街道年度综合考核，与经济发展、民生保障同部署、同检查、同落实。

        ## 严格合法性审查，提高依法决策水平

        健全街道合法性审查工作机制，明确审查范围、流程和时限，未经审查或者审查不合法的，不提交集体讨论。全年开展重大行政决策合法性审查⟦review.decisions⟧件，审查合同⟦review.contracts⟧份，法律顾问提出意见⟦review.advice⟧条，采纳率逐年提高。对涉及群众切身利益的老旧小区改造、菜场搬迁等事项，通过座谈会、公示和入户走访等方式听取意见，让决策过程看得见、说得清。

        ## 规范行政执法，维护公平公正的秩序

        全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，规范赋权事项的承接和运行。全年办理行政处罚案件⟦enforce.cases⟧件，依法适用首违不罚⟦enforce.warned⟧件，行政复议被纠错⟦enforce.reviewed⟧件。组织执法人员参加法律知识和案卷制作培训，累计⟦training.hours⟧学时。推行“综合查一次”，对同一市场主体的多项检查合并进行，减少重复检查，主要做法有：

        1. 年初统一编制检查计划，与区级部门的计划比对后合并；
        2. 检查前由法制员核对依据、主体和程序；
        3. 检查结果在规定期限内录入，向被检查单位反馈。

        ## 多元化解矛盾纠纷，守牢基层平安底线

        坚持和发展新时代“枫桥经验”，建立网格排查、社区初调、街道联调的工作链条。全年排查矛盾纠纷⟦dispute.screened⟧件，调解⟦dispute.mediated⟧件，其中邻里纠纷⟦dispute.mediated|slice=category:neighbour⟧件，婚姻家庭纠纷⟦dispute.mediated|slice=category:marriage_family⟧件，物业服务纠纷⟦dispute.mediated|slice=category:property_service|over|in=wan⟧件；调解成功⟦dispute.agreed⟧件，成功率⟦dispute.success_rate⟧，涉及金额⟦dispute.amount⟧元，申请司法确认⟦dispute.confirmed⟧件。信访事项按期答复率⟦petition.answered⟧，未发生因调解不及时引发的刑事案件和群体性事件。各类纠纷的办理情况如下表。

        | 纠纷类型 | 调解数（件） | 说明 |
        | --- | ---: | :--- |
        | 邻里 | ⟦dispute.mediated|slice=category:neighbour⟧ | 以噪声、漏水、占道为主 |
        | 婚姻家庭 | ⟦dispute.mediated|slice=category:marriage_family⟧ | 与妇联、派出所联动 |
        | 物业服务 | ⟦dispute.mediated|slice=category:property_service|over|in=wan⟧ | 依托红色物业联盟 |
        | 合计 | ⟦dispute.mediated⟧ | 与台账一致 |

        ## 深入开展普法宣传，厚植法治社会根基

        落实“谁执法谁普法”责任制，结合国家安全教育日、民法典宣传月、宪法宣传周等节点，组织普法活动⟦publicity.events⟧场次，受众⟦publicity.people⟧人次，发放资料⟦publicity.copies⟧份。培育“法律明白人”，推动一社区一法律顾问驻点服务，在望湖公园建成法治文化长廊，让群众在家门口遇见法治、感受法治。

        ## 推进政务公开，自觉接受各方监督

        主动公开政府信息⟦disclosure.items⟧条，重点公开财政预决算、惠民补贴、工程招标和行政执法结果。认真办理人大代表建议和政协委员提案，按期答复，件件有回音。自觉接受人大监督、民主监督、司法监督和社会监督，对检察建议、司法建议逐条整改并书面反馈。

        # 党政主要负责人履行推进法治建设第一责任人职责情况 {#first_responsible}

        街道党政主要负责人切实履行**推进法治建设第一责任人**职责，对法治建设重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。带头尊法学法守法用法，年初审定法治建设工作要点，年中听取进展情况，年末在述职中一并述法，并接受评议。支持班子其他成员和工作人员依法履职，从不干预执法办案。

        # 存在的不足和原因 {#shortcomings}

        ## 执法力量与赋权事项还不相适应

        部分赋权事项专业性强，持证人员数量和专业结构跟不上实际需要，案卷制作质量参差不齐。主要原因是人员流动较快，培训以集中授课为主，针对性和连续性不够。

        ## 普法宣传的精准性有待提高

        面向快递员、外卖员等新就业群体和外来务工人员的普法内容偏少、形式偏旧。主要原因是对不同人群的法律需求摸排不细，线上渠道用得不够活。

        # 2025年工作安排 {#plan}

        ## 建强基层执法队伍

        ### 抓培训

        #### 办好每月一期的案卷评查会

        由法制员和法律顾问共同点评，评查结果与个人考核挂钩。

        #### 选派业务骨干跟班学习

        到区级执法部门跟班不少于二十个工作日，返岗后承担带教任务。

        ### 抓规范

        修订执法流程图和文书样式，对每一件案件实行一案一评。

        ## 提升矛盾纠纷预防化解实效

        把排查的关口再往前移，对物业服务、劳动报酬、相邻关系等多发领域逐月分析研判；完善专职调解员队伍，推动人民调解、行政调解、司法调解衔接联动，努力做到小事不出社区、大事不出街道、矛盾不上交。

        ## 推动普法走深走实

        围绕“八五”普法收官和“九五”普法启动，按人群、按行业制定菜单，开展点单式普法；用好短视频、社区群等渠道，让法治宣传更加贴近生活、贴近群众。

        下一步，书院街道将以更高标准、更实举措推进法治政府建设，为建设更高水平的法治明湖贡献力量。
        """;
}
