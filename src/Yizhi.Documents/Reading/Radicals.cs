namespace Yizhi.Documents.Reading;

/// <summary>Turns radicals into the characters they look like.</summary>
/// <remarks>Some programs that print write ⽅ (a radical) for 方, since a typeface has one picture for both. Nobody sees it, and no search finds it.</remarks>
internal static class Radicals
{
    // The characters of U+2F00 to U+2FD5, by Unicode's own compatibility mapping.
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴" +
        "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿" +
        "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵" +
        "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    private const string Supplement = "⺠⺟⺎⺏⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳";
    private const string SupplementAs = "民母兀尣虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟";

    public static char Resolved(char c)
    {
        if (c is < '\u2e80' or > '\u2fd5')
            return c;
        if (c >= '\u2f00')
            return Kangxi[c - '\u2f00'];
        var at = Supplement.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c : SupplementAs[at];
    }
}
