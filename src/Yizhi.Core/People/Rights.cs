using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;

namespace Yizhi.Core.People;

/// <summary>
/// The one place where it is decided who may see and do what: subtree of units × role × ledger × step × field. What is not granted here is denied;
/// pages, commands and the write path all ask it.
/// </summary>
/// <param name="catalogue">The catalogue in force.</param>
/// <param name="units">The units as they stand.</param>
public sealed class Rights(OfficeCatalogue catalogue, UnitTree units)
{
    /// <summary>The units whose records of a ledger a person may see, each with all below it; empty where none.</summary>
    public IReadOnlyList<string> Seen(Actor actor, Ledger ledger)
    {
        var roles = Readers(ledger);
        var tops = actor.Posts.Where(p => !p.IsLight && p.HoldsOneOf(roles)).Select(p => p.Unit).Distinct(StringComparer.Ordinal).ToList();
        return [.. tops.Where(t => !tops.Any(other => other != t && units.IsUnder(t, other)))];
    }

    /// <summary>Whether a person may see a ledger at all.</summary>
    public bool Sees(Actor actor, Ledger ledger) => Seen(actor, ledger).Count > 0;

    /// <summary>Whether a person may see a record: by post, or because it is theirs to handle.</summary>
    public bool Sees(Actor actor, Ledger ledger, string unit, string handler) =>
        Seen(actor, ledger).Any(top => units.IsUnder(unit, top)) || (handler.Length > 0 && handler == actor.Name && SameOffice(actor, unit, ledger));

    /// <summary>Whether a person may see a field's value beside the record; personal values stay masked until revealed with a reason.</summary>
    public bool Sees(Actor actor, Field field, string unit) => field.SeenBy.Count == 0 || actor.HoldsOneOf(field.SeenBy, unit, units);

    /// <summary>Whether personal values may be revealed: to those who work with the record, with a reason that the journal keeps.</summary>
    public bool Reveals(Actor actor, Ledger ledger, string unit) => actor.HoldsOneOf([.. Workers(ledger)], unit, units);

    /// <summary>Whether a person may enter a record of the ledger in a unit.</summary>
    public bool Enters(Actor actor, Ledger ledger, string unit) => actor.HoldsOneOf(ledger.By, unit, units);

    /// <summary>The units in which a person may enter records of a ledger, in the order of the tree; those that exist no more are left out.</summary>
    public IReadOnlyList<Unit> EntryUnits(Actor actor, Ledger ledger, DateOnly today) =>
        [.. actor.Posts.Where(p => p.HoldsOneOf(ledger.By)).SelectMany(p => units.Under(p.Unit)).DistinctBy(u => u.Code).Where(u => u.Until is null || u.Until >= today)];

    /// <summary>The steps a person may take with a record as it stands, in the order of the flow.</summary>
    public IReadOnlyList<Step> Open(Actor actor, Ledger ledger, Record record)
    {
        var facts = new Facts(record);
        return record.IsWithdrawn ? [] :
            [.. ledger.Flow.Steps.Where(s => s.From.Contains(record.State) && (s.When is null || s.When.Holds(facts)) && Takes(actor, ledger, s, record.Unit, record.Handler))];
    }

    /// <summary>The steps a person may take, what ends the most pressing deadline first: that is the next thing to do.</summary>
    public IReadOnlyList<Step> InTurn(Actor actor, Ledger ledger, Record record)
    {
        var open = Open(actor, ledger, record);
        if (open.Count < 2 || Deadlines.Of(record, ledger, catalogue.Calendar).Where(d => d.IsRunning && !d.IsPaused).MinBy(d => d.Due) is not { } pressing)
            return open;
        var rule = ledger.Deadlines.First(r => r.Key == pressing.Key);
        return [.. open.OrderByDescending(s => rule.Until.Contains(s.To) || (rule.DoneOn is { } done && s.Asks.Any(a => a.Field == done)))];
    }

    /// <summary>The states to which a person may send a record back: whoever led it where it is, or would lead it on, may find that it is not done.</summary>
    public IReadOnlyList<State> Back(Actor actor, Ledger ledger, Record record) =>
        ledger.Flow.Steps.Any(s => (s.To == record.State || s.From.Contains(record.State)) && Takes(actor, ledger, s, record.Unit, record.Handler)) ? ledger.Flow.Before(record.State) : [];

    /// <summary>The states of a ledger from which a person may lead a record on, in some unit; the record's own conditions are not yet asked.</summary>
    public static IReadOnlyList<string> Waiting(Actor actor, Ledger ledger) =>
        [.. ledger.Flow.Steps.Where(s => (s.By.Count > 0 ? s.By : ledger.By) is { Count: > 0 } by && actor.Posts.Any(p => p.HoldsOneOf(by))).SelectMany(s => s.From).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a person may take a step in a unit.</summary>
    public bool Takes(Actor actor, Ledger ledger, Step step, string unit) => actor.HoldsOneOf(step.By.Count > 0 ? step.By : ledger.By, unit, units);

    /// <summary>Whether a person may take a step with a record under a handler's name.</summary>
    public bool Takes(Actor actor, Ledger ledger, Step step, string unit, string handler) => actor.HoldsOneOf(step.By.Count > 0 ? step.By : ledger.By, unit, units, handler);

    /// <summary>The ledgers in which a person has work of their own by a light post.</summary>
    public IReadOnlyList<Ledger> Own(Actor actor) => [.. catalogue.InOrder.Where(l => actor.Posts.Any(p => p.IsLight && WorksBy(p, l)))];

    /// <summary>Whether a person may open light accounts in a unit: its own head, or one further up.</summary>
    public bool OpensLight(Actor actor, string unit) => actor.Posts.Any(p => !p.IsLight && p.HoldsOneOf(catalogue.Openers) && catalogue.Openers.Count > 0 && units.IsUnder(unit, p.Unit));

    /// <summary>The units in which a person may open light accounts, in the order of the tree.</summary>
    public IReadOnlyList<Unit> OpensIn(Actor actor) => catalogue.Openers.Count == 0 ? []
        : [.. actor.Posts.Where(p => !p.IsLight && p.HoldsOneOf(catalogue.Openers)).SelectMany(p => units.Under(p.Unit)).DistinctBy(u => u.Code).Where(u => u.Until is null)];

    /// <summary>Whether a person may open the figures and reports of a unit: those of their own office and of all below their posts.</summary>
    public bool SeesFigures(Actor actor, string unit) =>
        actor.Posts.Any(p => p.HoldsOneOf([]) && (units.IsUnder(unit, p.Unit) || OfficeOf(p.Unit) is { } office && units.IsUnder(unit, office.Code)));

    /// <summary>The units a person works in or looks after, each with all below it.</summary>
    public IReadOnlyList<Unit> Reach(Actor actor) => [.. actor.Posts.Select(p => units.Find(p.Unit)).OfType<Unit>().DistinctBy(u => u.Code)];

    /// <summary>Whether a person is one of the three administrators.</summary>
    public static bool Is(Actor actor, string administrator) => actor.Posts.Any(p => p.Roles.Contains(administrator));

    private static IEnumerable<string> Workers(Ledger ledger) => ledger.By.Concat(ledger.Flow.Steps.SelectMany(s => s.By)).Distinct(StringComparer.Ordinal);

    // A ledger that anyone may keep is seen by all staff; else by those who work in it and by the readers of all ledgers, unless it names its own.
    private IReadOnlyList<string> Readers(Ledger ledger) =>
        ledger.SeenBy.Count > 0 ? [.. ledger.SeenBy.Concat(Workers(ledger))] : ledger.By.Count == 0 ? [] : [.. Workers(ledger).Concat(catalogue.Readers)];

    // By a light post, only in the ledgers that name its role.
    private static bool WorksBy(Post post, Ledger ledger) => Workers(ledger).Any(post.Roles.Contains);

    private bool SameOffice(Actor actor, string unit, Ledger ledger) =>
        OfficeOf(unit) is { } office && actor.Posts.Any(p => (!p.IsLight || WorksBy(p, ledger)) && (units.IsUnder(p.Unit, office.Code) || units.IsUnder(office.Code, p.Unit)));

    /// <summary>The office a unit belongs to: the nearest subdistrict or town above it, else the unit itself.</summary>
    public Unit? OfficeOf(string code)
    {
        for (var unit = units.Find(code); unit is not null; unit = unit.Parent is { } parent ? units.Find(parent) : null)
            if (unit.Kind is UnitKind.Subdistrict or UnitKind.Town)
                return unit;
        return units.Find(code);
    }
}
