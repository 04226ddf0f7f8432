namespace Yizhi.Core.Reading.Matching;

/// <summary>How well a counting unit of a text fits that of an indicator: offices write 起 for 件 and 次 for 场次.</summary>
internal static class UnitKinds
{
    private enum Kind { Other, Case, Item, Time, Person, Paper, Line, Place, Household, Firm, Vehicle, Area, Money, Percent, Hour, Score, Rhythm, Sort, File, Group, Batch }

    /// <summary>From 0, where they cannot be the same thing, to 1.</summary>
    public static double Fit(string written, string counted)
    {
        if (written == counted)
            return 1;
        var (one, other) = (Of(written), Of(counted));
        if (one == other)
            return one == Kind.Other ? 0 : 0.97;
        return Pair(one, other) is > 0 and var fit ? fit : Pair(other, one);
    }

    private static double Pair(Kind one, Kind other) => (one, other) switch
    {
        (Kind.Case, Kind.Item) => 0.9,
        (Kind.Case, Kind.Time) => 0.78,
        (Kind.Case, Kind.Line) => 0.85,
        (Kind.Case, Kind.Place) => 0.85,
        (Kind.Case, Kind.Paper) => 0.88,
        (Kind.Case, Kind.File) => 0.9,
        (Kind.Case, Kind.Person) => 0.6,
        (Kind.Item, Kind.Line) => 0.85,
        (Kind.Item, Kind.Place) => 0.9,
        (Kind.Item, Kind.Time) => 0.8,
        (Kind.Item, Kind.Paper) => 0.85,
        (Kind.Line, Kind.Paper) => 0.85,
        (Kind.Line, Kind.Time) => 0.75,
        (Kind.Line, Kind.Place) => 0.8,
        (Kind.Place, Kind.Firm) => 0.9,
        (Kind.Place, Kind.Paper) => 0.7,
        (Kind.Place, Kind.Group) => 0.85,
        (Kind.Place, Kind.Time) => 0.7,
        (Kind.Batch, Kind.Time) => 0.9,
        (Kind.Firm, Kind.Household) => 0.85,
        (Kind.Firm, Kind.Time) => 0.68,
        (Kind.Household, Kind.Time) => 0.75,
        (Kind.Household, Kind.Person) => 0.6,
        (Kind.Person, Kind.Time) => 0.5,
        (Kind.Person, Kind.Group) => 0.3,
        (Kind.Paper, Kind.Sort) => 0.7,
        (Kind.Vehicle, Kind.Time) => 0.75,
        (Kind.Rhythm, Kind.Time) => 0,
        _ => 0,
    };

    private static Kind Of(string unit) => unit switch
    {
        "件" or "件次" or "起" or "宗" or "例" or "案" or "案次" or "桩" or "单" => Kind.Case,
        "项" or "项次" or "类" => Kind.Item,
        "次" or "场次" or "场" or "期" or "轮" or "轮次" or "堂" or "课" or "节" or "节次" or "班次" or "趟" or "遍" => Kind.Time,
        "批次" or "批" => Kind.Batch,
        "人" or "名" or "位" or "人次" => Kind.Person,
        "份" or "册" or "本" or "套" or "张" or "枚" => Kind.Paper,
        "条" or "篇" or "幅" or "则" or "版" or "篇次" => Kind.Line,
        "个" or "处" or "座" or "间" or "所" or "处次" or "块" or "面" => Kind.Place,
        "户" or "户次" => Kind.Household,
        "家" or "家次" or "店次" => Kind.Firm,
        "车次" or "辆次" or "辆" or "台次" or "车" => Kind.Vehicle,
        "平方米" or "亩" or "公顷" or "平方公里" => Kind.Area,
        "元" => Kind.Money,
        "%" => Kind.Percent,
        "学时" or "课时" or "小时" => Kind.Hour,
        "分" => Kind.Score,
        "卷" => Kind.File,
        "部" or "种" => Kind.Sort,
        "支" or "队次" or "组" or "支队" => Kind.Group,
        _ => unit.Contains('/', StringComparison.Ordinal) ? Kind.Rhythm : Kind.Other,
    };
}
