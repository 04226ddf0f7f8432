using System.Globalization;

namespace Yizhi.Demo;

/// <summary>Invented people and firms. Nobody here lives; a likeness is chance.</summary>
internal static class People
{
    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤罗毕郝安常乐于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛戴宋庞熊纪舒屈项祝董梁杜阮闵季贾路江童郭梅盛林钟徐丘骆高夏蔡田胡霍万柯管卢莫房丁邓洪包左石崔吉龚程邢裴陆荣翁甄曲";
    private const string Firsts = "明建文志晓春秀立思承德永国金玉海云子书雅一安嘉宏景平成学庆泽长家新凤美兰桂瑞正广";
    private const string Seconds = "华军平芳英霞辉涛敏静丽强磊洋勇艳杰娟宁琴波斌玲燕林泉帆蓉菲然瑶轩睿朗川成彬翔莹洁萍梅松岩峰";

    /// <summary>A name of two or three characters.</summary>
    public static string Name(Chance chance)
    {
        var name = Surnames[chance.From(0, Surnames.Length - 1)].ToString();
        if (chance.In100(78))
            name += Firsts[chance.From(0, Firsts.Length - 1)];
        return name + Seconds[chance.From(0, Seconds.Length - 1)];
    }

    /// <summary>A mobile number of a range that no carrier has: 100 leads, and mobile numbers begin with 13 to 19.</summary>
    public static string Phone(Chance chance) => $"100{chance.From(0, 99_999_999):00000000}";

    /// <summary>An identity number with a right check character and a place code, 990101, that no place has.</summary>
    public static string Identity(Chance chance)
    {
        var born = new DateOnly(chance.From(1948, 2002), chance.From(1, 12), chance.From(1, 28));
        var digits = "990101" + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + chance.From(1, 999).ToString("000", CultureInfo.InvariantCulture);
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return digits + "10X98765432"[digits.Select((d, i) => (d - '0') * weights[i]).Sum() % 11];
    }

    /// <summary>A small firm or shop with an invented name.</summary>
    public static string Shop(Chance chance) => chance.One("澜州市明湖区", "明湖区") + Mark(chance) + chance.One("餐饮店", "便利店", "五金店", "理发店", "生鲜超市", "汽车修理部", "早餐店", "服装店", "图文店", "家电维修部", "水果店", "药房", "干洗店", "文具店", "烧烤店");

    /// <summary>A company with an invented name.</summary>
    public static string Company(Chance chance) => "澜州" + Mark(chance) + chance.One("科技", "物业服务", "商贸", "建筑工程", "机械制造", "文化传播", "物流", "环保设备", "食品", "家政服务", "信息技术", "装饰工程", "纺织", "包装材料") + "有限公司";

    private static string Mark(Chance chance) => chance.One("澄", "朗", "禾", "岚", "沐", "臻", "昱", "棠", "榕", "砚", "溪", "稷") + chance.One("丰", "源", "启", "川", "悦", "衡", "邻", "合", "越", "远", "和", "茂");
}
