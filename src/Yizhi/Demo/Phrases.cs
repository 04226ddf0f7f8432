namespace Yizhi.Demo;

/// <summary>Words that many ledgers share.</summary>
internal static class Phrases
{
    /// <summary>A place within a unit's reach: a building, a street, a grid.</summary>
    public static string Place(Chance chance, Subdistrict home, string unit, DateOnly day)
    {
        var community = home.Communities.FirstOrDefault(c => c.Code == unit) ?? home.Somewhere(chance, day);
        return community.Name + chance.One($"{chance.From(1, 36)}号楼{chance.From(1, 4)}单元", $"第{chance.From(1, 9)}网格", $"{Road(chance)}{chance.From(1, 280)}号", Quarter(chance), $"{Quarter(chance)}{chance.From(1, 18)}栋");
    }

    /// <summary>A street.</summary>
    public static string Road(Chance chance) => chance.One("学府路", "湖滨南路", "石桥街", "青藤巷", "文庙街", "柳堤路", "望月路", "旧闸街", "磨坊巷", "芙蓉路", "纸坊街", "长亭路");

    /// <summary>A housing estate.</summary>
    public static string Quarter(Chance chance) => chance.One("锦湖苑", "书香里", "柳岸新村", "石桥小区", "青藤花园", "师范家属院", "纺织宿舍", "湖景嘉园", "翠微里", "康宁小区", "梧桐苑", "老粮站院");

    /// <summary>Why a record was put right.</summary>
    public static string Slip(Chance chance) => chance.One("登记时看错签到表，按原始表更正", "数字录入有误，经核对改正", "科室复核后更正", "现场统计与登记不一致，以签字表为准");

    /// <summary>Why a record was withdrawn.</summary>
    public static string Twice(Chance chance) => chance.One("重复登记，保留先登记的一条", "同一事项已由社区登记", "误将预约当作已办登记", "经核实不属于本台账的范围");

    /// <summary>A theme of publicity that fits the month.</summary>
    public static string Theme(Chance chance, int month) => month switch
    {
        3 => chance.Code("women_family*5 labour*3 civil_code*2 rule_of_law_thought*1 other*3"),
        4 => chance.Code("national_security*6 civil_code*2 mediation*2 anti_fraud*2"),
        5 => chance.Code("civil_code*9 labour*2 mediation*1 minors*1"),
        6 => chance.Code("work_safety*7 drugs*4 environment*3 minors*2"),
        7 or 8 => chance.Code("drowning*5 minors*4 anti_fraud*4 civil_code*1"),
        9 => chance.Code("anti_fraud*4 national_security*2 legal_aid*2 women_family*2"),
        10 => chance.Code("anti_gang*2 legal_aid*3 labour*2 mediation*3"),
        11 => chance.Code("fire*7 labour*3 anti_fraud*2"),
        12 => chance.Code("constitution*10 rule_of_law_thought*3 labour*3"),
        _ => chance.Code("labour*5 anti_fraud*3 fire*3 mediation*2"),
    };

    /// <summary>What a theme is called in a title.</summary>
    public static string Said(string theme) => theme switch
    {
        "rule_of_law_thought" => "习近平法治思想",
        "constitution" => "宪法",
        "civil_code" => "民法典",
        "national_security" => "国家安全",
        "anti_fraud" => "反诈防骗",
        "drowning" => "防溺水",
        "minors" => "未成年人保护",
        "women_family" => "妇女权益和家庭",
        "labour" => "劳动权益",
        "work_safety" => "安全生产",
        "fire" => "消防安全",
        "environment" => "生态环境保护",
        "anti_gang" => "反有组织犯罪",
        "drugs" => "禁毒",
        "mediation" => "人民调解",
        "legal_aid" => "法律援助",
        _ => "消费者权益",
    };
}
