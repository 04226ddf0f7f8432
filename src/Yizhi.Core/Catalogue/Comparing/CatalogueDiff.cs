namespace Yizhi.Core.Catalogue.Comparing;

/// <summary>What kind of thing a change of catalogue touches.</summary>
public enum ChangedThing
{
    /// <summary>台账.</summary>
    Ledger,
    /// <summary>字段.</summary>
    Field,
    /// <summary>状态.</summary>
    State,
    /// <summary>步骤.</summary>
    Step,
    /// <summary>期限.</summary>
    Deadline,
    /// <summary>指标.</summary>
    Indicator,
    /// <summary>文书.</summary>
    Document,
    /// <summary>代码.</summary>
    Code,
    /// <summary>报告.</summary>
    Report,
}

/// <summary>How it is touched.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It says something else.</summary>
    Changed,
    /// <summary>It is gone; what was recorded under it stays readable.</summary>
    Removed,
}

/// <summary>One change between two catalogues.</summary>
/// <param name="Kind">Added, changed or removed.</param>
/// <param name="Thing">What.</param>
/// <param name="Ledger">The ledger's key; of a code its list's, of a report its own.</param>
/// <param name="Key">The key.</param>
/// <param name="Title">The title after the change, or before where it is gone.</param>
/// <param name="What">What of it changed: definition, title, type and the like; empty for things added or removed.</param>
public sealed record CatalogueChange(ChangeKind Kind, ChangedThing Thing, string Ledger, string Key, string Title, IReadOnlyList<string> What);

/// <summary>Compares two catalogues, so that a change can be looked at before it is taken in.</summary>
public static class CatalogueDiff
{
    /// <summary>Every change, ledgers in order of their keys.</summary>
    public static IReadOnlyList<CatalogueChange> Between(OfficeCatalogue before, OfficeCatalogue after)
    {
        var changes = new List<CatalogueChange>();
        void Compare<T>(ChangedThing thing, string ledger, IEnumerable<T> old, IEnumerable<T> now, Func<T, string> key, Func<T, string> title, Func<T, T, IEnumerable<string>> what)
        {
            var then = old.ToDictionary(key, StringComparer.Ordinal);
            foreach (var item in now)
                if (!then.Remove(key(item), out var was))
                    changes.Add(new(ChangeKind.Added, thing, ledger, key(item), title(item), []));
                else if (what(was, item).Concat(title(was) == title(item) ? [] : ["title"]).Distinct().ToList() is { Count: > 0 } differs)
                    changes.Add(new(ChangeKind.Changed, thing, ledger, key(item), title(item), differs));
            changes.AddRange(then.Values.Select(gone => new CatalogueChange(ChangeKind.Removed, thing, ledger, key(gone), title(gone), [])));
        }

        foreach (var key in before.Ledgers.Keys.Union(after.Ledgers.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.Ledgers.GetValueOrDefault(key), after.Ledgers.GetValueOrDefault(key));
            if (old is null || now is null)
            {
                var one = (old ?? now)!;
                changes.Add(new(now is null ? ChangeKind.Removed : ChangeKind.Added, ChangedThing.Ledger, key, key, one.Title, []));
            }
            else if (old.Title != now.Title || old.Day != now.Day)
                changes.Add(new(ChangeKind.Changed, ChangedThing.Ledger, key, key, now.Title, [.. old.Title != now.Title ? ["title"] : Array.Empty<string>(), .. old.Day != now.Day ? ["day"] : Array.Empty<string>()]));
            Compare(ChangedThing.Field, key, old?.Fields ?? [], now?.Fields ?? [], f => f.Key, f => f.Title, Fields);
            Compare(ChangedThing.State, key, old?.Flow.States ?? [], now?.Flow.States ?? [], s => s.Key, s => s.Title, (_, _) => []);
            Compare(ChangedThing.Step, key, old?.Flow.Steps ?? [], now?.Flow.Steps ?? [], s => s.Key, s => s.Title, Steps);
            Compare(ChangedThing.Deadline, key, old?.Deadlines ?? [], now?.Deadlines ?? [], d => d.Key, d => d.Title, Deadlines);
            Compare(ChangedThing.Indicator, key, old?.Indicators ?? [], now?.Indicators ?? [], i => i.Key, i => i.Title, Indicators);
            Compare(ChangedThing.Document, key, old?.Documents ?? [], now?.Documents ?? [], d => d.Key, d => d.Title, (a, b) => a.Template == b.Template && a.From == b.From ? [] : ["template"]);
        }
        foreach (var key in before.Lists.Keys.Union(after.Lists.Keys).Where(k => k != CodeList.Indicators).Order(StringComparer.Ordinal))
            Compare(ChangedThing.Code, key, before.Lists.GetValueOrDefault(key)?.Codes ?? [], after.Lists.GetValueOrDefault(key)?.Codes ?? [], c => c.Key, c => c.Title, (_, _) => []);
        Compare(ChangedThing.Report, "", before.Reports.Values, after.Reports.Values, r => r.Key, r => r.Title, (a, b) => a.Template == b.Template ? [] : ["template"]);
        return changes;
    }

    /// <summary>The indicators whose figures a change of some of them moves: those themselves and all that are computed from them.</summary>
    public static IReadOnlySet<string> Moved(OfficeCatalogue catalogue, IEnumerable<string> changed)
    {
        var moved = changed.ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != moved.Count;)
        {
            before = moved.Count;
            moved.UnionWith(catalogue.Indicators.Values.Where(i => i.Of.Any(moved.Contains)).Select(i => i.Key));
        }
        return moved;
    }

    private static IEnumerable<string> Fields(Field a, Field b)
    {
        if (a.Type != b.Type || a.List?.Key != b.List?.Key || a.Ledger != b.Ledger)
            yield return "type";
        if (a.Required != b.Required || Said(a.When) != Said(b.When) || a.Min != b.Min || a.Max != b.Max || a.MaxLength != b.MaxLength || a.NotAfter != b.NotAfter || a.NotBefore != b.NotBefore)
            yield return "limits";
        if (a.Personal != b.Personal)
            yield return "personal";
    }

    private static IEnumerable<string> Steps(Step a, Step b)
    {
        if (!a.From.SequenceEqual(b.From) || a.To != b.To)
            yield return "way";
        if (!a.Asks.SequenceEqual(b.Asks) || a.Evidence != b.Evidence || Said(a.When) != Said(b.When))
            yield return "asks";
        if (!a.By.SequenceEqual(b.By))
            yield return "by";
    }

    private static IEnumerable<string> Deadlines(DeadlineRule a, DeadlineRule b)
    {
        if (a.From != b.From || a.Restart != b.Restart || !a.Pauses.SequenceEqual(b.Pauses) || Said(a.When) != Said(b.When) || a.DoneOn != b.DoneOn || !a.Until.SequenceEqual(b.Until))
            yield return "clock";
        if (a.Within.On(DateOnly.MaxValue) != b.Within.On(DateOnly.MaxValue) || a.Within.Cite() != b.Within.Cite() || a.Roll != b.Roll)
            yield return "length";
        if (a.Warn != b.Warn)
            yield return "warn";
    }

    private static IEnumerable<string> Indicators(Indicator a, Indicator b)
    {
        if (a.Kind != b.Kind || !a.Of.SequenceEqual(b.Of) || !a.Definitions.Select(Said).SequenceEqual(b.Definitions.Select(Said)))
            yield return "definition";
        if (a.Measure != b.Measure)
            yield return "measure";
        if (a.Zero != b.Zero || a.Places != b.Places)
            yield return "wording";
    }

    private static string Said(Filter? filter) => filter switch
    {
        null => "",
        Filter.All all => "all(" + string.Join(',', all.Parts.Select(Said)) + ")",
        Filter.Any any => "any(" + string.Join(',', any.Parts.Select(Said)) + ")",
        Filter.Not not => "not(" + Said(not.Part) + ")",
        Filter.OneOf one => $"{one.Field}=[{string.Join(',', one.Values)}]",
        _ => filter.ToString(),
    };

    private static string Said(Definition d) => string.Join('|', d.Since, d.On, Said(d.When), string.Join(',', d.By), d.Sum, d.Distinct, d.Each, Said(d.Where), d.ValidFrom, d.ValidUntil);
}
