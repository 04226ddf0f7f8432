using System.Globalization;
using Yizhi.Core.People;
using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Code lists, counting units, roles, laws and holiday notices: what ledgers lean on.</summary>
internal sealed class BaseLoader(FaultList faults)
{
    public Dictionary<string, CodeList> Lists { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, Measure> Measures { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Roles { get; } = new(StringComparer.Ordinal);
    public List<(string Role, Place Place)> Readers { get; } = [];
    public List<(string Role, Place Place)> Light { get; } = [];
    public List<(string Role, Place Place)> Openers { get; } = [];
    public List<(string Key, string Title)> Subsystems { get; } = [];
    public Dictionary<string, Law> Laws { get; } = new(StringComparer.Ordinal);
    public Dictionary<int, YearNotice> Years { get; } = [];

    public void Load(Map map)
    {
        if (map.Shape == Shapes.Lists)
            foreach (var (key, place, item) in map.Table("lists"))
                Keep(Lists, key, place, "代码表", new ListLoader(faults, key, item).Load());
        else if (map.Shape == Shapes.Measures)
            foreach (var item in map.Items("measures"))
                Keep(Measures, item.Need("key"), item.Place, "计量单位", new Measure(item.Need("key"), KindOf(item.Text("kind"))));
        else if (map.Shape == Shapes.Roles)
        {
            foreach (var (key, title, place) in map.Pairs("roles"))
                if (Administrators.Are(key))
                    faults.Add(place, $"角色 {key} 是系统自带的管理员，不能再写。");
                else
                    Keep(Roles, key, place, "角色", title);
            Readers.AddRange(map.Texts("readers"));
            Light.AddRange(map.Texts("light"));
            Openers.AddRange(map.Texts("openers"));
        }
        else if (map.Shape == Shapes.Subsystems)
            foreach (var (key, title, place) in map.Pairs("subsystems"))
                if (Subsystems.Any(s => s.Key == key))
                    faults.Add(place, $"子系统 {key} 写了两次。");
                else
                    Subsystems.Add((key, title));
        else if (map.Shape == Shapes.Law)
            Keep(Laws, map.Need("key"), map.PlaceOf("key"), "法律", LawOf(map));
        else if (map.Shape == Shapes.Calendar && map.Integer("calendar") is { } year)
        {
            if (year is < 1900 or > 2200)
                faults.Add(map.PlaceOf("calendar"), $"年份 {year} 太远，请核对。");
            else
                Keep(Years, year, map.Place, "年度放假安排", new YearNotice(year, map.Need("notice"), Days(map, "off", year), Days(map, "work", year)));
        }
    }

    private void Keep<TKey, TItem>(Dictionary<TKey, TItem> into, TKey key, Place place, string what, TItem item) where TKey : notnull
    {
        if (!into.TryAdd(key, item))
            faults.Add(place, $"{what} {key} 写了两次。");
    }

    private static MeasureKind KindOf(string? kind) => kind switch
    {
        "money" => MeasureKind.Money,
        "percent" => MeasureKind.Percent,
        "rate" => MeasureKind.Rate,
        _ => MeasureKind.Count,
    };

    private Law LawOf(Map map)
    {
        if (map.Date("repealed") <= map.Date("in_force"))
            faults.Add(map.PlaceOf("repealed"), $"废止日期 {map.Need("repealed")} 不在施行日期 {map.Need("in_force")} 之后。");
        var lengths = new Dictionary<string, LawLength>(StringComparer.Ordinal);
        foreach (var (key, place, item) in map.Table("lengths"))
        {
            var dated = new List<DatedLength>();
            foreach (var (since, text, at) in item.Pairs("since"))
                if (!DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    faults.Add(at, $"起用日期“{since}”不是日历上的日子，请按“2024-03-05”的样子写。");
                else if (!Length.TryParse(text, out var length))
                    faults.Add(at, $"长度“{text}”读不懂，请写成 20 working days、15 days、3 months 或 2 years。");
                else
                    dated.Add(new DatedLength(day, length));
            if (dated.Count > 0)
                lengths[key] = new LawLength(map.Need("law"), key, item.Need("title"), item.Need("article"), [.. dated.OrderBy(d => d.Since)]);
            else if (item.Has("since"))
                faults.Add(place, $"法定长度 {key} 没有一个可用的起用日期。");
        }
        return new Law(map.Need("key"), map.Need("law"), map.Date("in_force") ?? DateOnly.MinValue, map.Date("repealed"), map.Text("succeeded_by"), lengths);
    }

    private List<DateOnly> Days(Map map, string key, int year)
    {
        var days = new List<DateOnly>();
        foreach (var (text, place) in map.Texts(key))
        {
            var ends = text.Split("..");
            if (ends.Length is 1 or 2 && Day(ends[0], out var first) && Day(ends[^1], out var last) && first <= last && last.DayNumber - first.DayNumber < 60)
            {
                // A notice may reach into the last days of the year before; anything further is a slip.
                if (first.Year < year - 1 || last.Year > year + 1)
                {
                    faults.Add(place, $"“{text}”不在 {year} 年前后，请核对年份。");
                    continue;
                }
                for (var day = first; day <= last; day = day.AddDays(1))
                    days.Add(day);
            }
            else
                faults.Add(place, $"“{text}”不是日子或一段日子，请写成 2024-10-01 或 2024-10-01..2024-10-07。");
        }
        return days;
    }

    private static bool Day(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
