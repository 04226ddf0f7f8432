using System.Globalization;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads a code list: its codes, from when to when each can be chosen, what else it is called, in which order it stands.</summary>
internal sealed class ListLoader(FaultList faults, string key, Map item)
{
    public CodeList Load()
    {
        var codes = item.Pairs("codes");
        var known = codes.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var (since, until, aliases, order) = (Days("since", known), Days("until", known), Texts("aliases", known), Texts("order", known));
        var names = codes.ToLookup(c => c.Text, c => c.Key, StringComparer.Ordinal);
        foreach (var (code, text, at) in aliases.Values)
            foreach (var name in Split(text).Where(n => names[n].Any(k => k != code) || aliases.Values.Any(a => a.Key != code && Split(a.Text).Contains(n))))
                faults.Add(at, $"代码表 {key} 里别的代码也叫“{name}”。");
        foreach (var (code, text, at) in order.Values.Where(o => !int.TryParse(o.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)))
            faults.Add(at, $"次序“{text}”不是整数。");
        foreach (var (code, (day, at)) in until.Where(u => since.GetValueOrDefault(u.Key).Day > u.Value.Day))
            faults.Add(at, $"代码 {code} 的停用日期 {day:yyyy-MM-dd} 早于起用日期。");
        return new CodeList(key, item.Need("title"), item.Text("source"), [.. codes
            .Select((c, i) => (Code: new Code(c.Key, c.Text)
            {
                Since = since.TryGetValue(c.Key, out var from) ? from.Day : null,
                Until = until.TryGetValue(c.Key, out var to) ? to.Day : null,
                Aliases = aliases.TryGetValue(c.Key, out var also) ? Split(also.Text) : [],
            }, Order: order.TryGetValue(c.Key, out var place) && int.TryParse(place.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : (i + 1) * 10))
            .OrderBy(c => c.Order).Select(c => c.Code)])
        { IsExtensible = item.Flag("extensible") };
    }

    /// <summary>Names put together by commas of either kind.</summary>
    public static string[] Split(string text) => text.Split(['、', '，', ',', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Dictionary<string, (string Key, string Text, Place At)> Texts(string table, HashSet<string> known)
    {
        var found = new Dictionary<string, (string, string, Place)>(StringComparer.Ordinal);
        foreach (var (code, text, at) in item.Pairs(table))
            if (known.Contains(code))
                found[code] = (code, text, at);
            else
                faults.Add(at, $"代码表 {key} 没有代码 {code}{Nearest.Hint(code, known)}");
        return found;
    }

    private Dictionary<string, (DateOnly Day, Place At)> Days(string table, HashSet<string> known)
    {
        var days = new Dictionary<string, (DateOnly, Place)>(StringComparer.Ordinal);
        foreach (var (code, (_, text, at)) in Texts(table, known))
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days[code] = (day, at);
            else
                faults.Add(at, $"“{text}”不是日子，请写成 2026-02-01。");
        return days;
    }
}
