using Yizhi.Core.Catalogue;
using Yizhi.Core.Units;

namespace Yizhi.Web.Tasks;

/// <summary>Names as plans write them, set against the office's units and the catalogue's indicators.</summary>
/// <param name="units">The units that may lead.</param>
/// <param name="catalogue">The catalogue.</param>
internal sealed class PlanNames(IReadOnlyList<Unit> units, OfficeCatalogue catalogue)
{
    private static readonly char[] Parting = ['、', '，', ',', '；', ';', '/', '／', '\n'];
    private readonly ILookup<string, string> titles = catalogue.Indicators.Values.SelectMany(i => i.Aliases.Prepend(i.Title).Select(t => (Title: Plain(t), i.Key))).Distinct().ToLookup(t => t.Title, t => t.Key, StringComparer.Ordinal);

    /// <summary>The units a name can mean: one where it is plain, several where it is not, none where it is unknown.</summary>
    public IReadOnlyList<Unit> Units(string typed)
    {
        var name = Short(typed);
        if (name.Length == 0)
            return [];
        if (units.Where(u => u.Name == typed.Trim() || u.Code == typed.Trim()).ToList() is { Count: 1 } same)
            return same;
        if (units.Where(u => Short(u.Name) == name).ToList() is { Count: > 0 } alike)
            return alike;
        return name.Length < 2 ? [] : [.. units.Where(u => Short(u.Name) is var known && (known.EndsWith(name, StringComparison.Ordinal) || known.StartsWith(name, StringComparison.Ordinal)))];
    }

    /// <summary>The first of several units is the one that leads; the others assist.</summary>
    public static (string Lead, string Others) Split(string typed)
    {
        var names = typed.Split(Parting, 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == 2 ? (names[0], names[1]) : (typed.Trim(), "");
    }

    /// <summary>The indicators a title can mean: by its key, its title, or one of the names offices call it.</summary>
    public IReadOnlyList<string> Indicators(string typed)
    {
        var text = typed.Trim();
        if (catalogue.Indicators.ContainsKey(text))
            return [text];
        var known = titles[Plain(text)].Distinct(StringComparer.Ordinal).ToList();
        // The title itself comes before what some offices also call another by.
        return known.Where(k => Plain(catalogue.Indicators[k].Title) == Plain(text)).ToList() is { Count: 1 } own ? own : known;
    }

    // “街道党政办公室” and “党政办” are one; so are “青藤社区居委会” and “青藤社区”.
    private string Short(string name)
    {
        var text = Plain(name).Replace("办公室", "办", StringComparison.Ordinal).Replace("社区居委会", "社区", StringComparison.Ordinal).Replace("社区居民委员会", "社区", StringComparison.Ordinal).Replace("村委会", "村", StringComparison.Ordinal);
        foreach (var above in units.Where(u => u.Kind is UnitKind.Subdistrict or UnitKind.Town))
            if (text.Length > above.Name.Length && text.StartsWith(above.Name, StringComparison.Ordinal))
                text = text[above.Name.Length..];
        return text.StartsWith("街道", StringComparison.Ordinal) && text.Length > 3 ? text[2..] : text;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('“' or '”' or '"' or '《' or '》')));
}
