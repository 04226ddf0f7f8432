using Yizhi.Core.Catalogue;
using Yizhi.Core.Units;

namespace Yizhi.Core.Records;

/// <summary>Decides whether a change may be made and what the record is afterwards. It knows no storage; the one write path calls it for everybody.</summary>
public sealed class Saving(OfficeCatalogue catalogue, UnitTree units, DateOnly today)
{
    /// <summary>Decides about one change by one person.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="before">The record as it stands; null for a new one.</param>
    /// <param name="change">What is to be done.</param>
    /// <param name="actor">Who does it.</param>
    public Decision Decide(Ledger ledger, Record? before, Change change, Actor actor)
    {
        if (before is null != change is Change.Enter)
            return Refuse(new Fault("", "record.none"));
        if (before?.IsWithdrawn == true)
            return Refuse(new Fault("", "record.withdrawn"));
        var unit = before?.Unit ?? ((Change.Enter)change).Unit;
        if (units.Find(unit) is null)
            return Refuse(new Fault("unit", "unit.none", unit));
        if (!actor.Reaches(unit, units))
            return Refuse(new Fault("", "right.unit", units.NameOf(unit)));
        return change switch
        {
            Change.Enter enter => Enter(ledger, enter, actor, unit),
            Change.Take take => Take(ledger, before!, take, actor, unit),
            Change.Correct correct => Correct(ledger, before!, correct, actor, unit),
            Change.Withdraw withdraw => Rights(ledger, actor, ledger.By, unit, before!.Handler) is { } fault ? Refuse(fault)
                : string.IsNullOrWhiteSpace(withdraw.Reason) ? Refuse(new Fault("reason", "record.reason"))
                : new Decision.Accepted(Next(ledger, before!, before!.Fields) with { State = Flow.Withdrawn }, "withdraw", withdraw.Reason),
            Change.Return back => Return(ledger, before!, back, actor, unit),
            Change.Move move => Move(ledger, before!, move, actor, unit),
            // Who gives and ends posts also hands over the work of whoever leaves one; it is the same act, and opens no record.
            Change.Assign assign => !People.Rights.Is(actor, People.Administrators.Security) && Rights(ledger, actor, ledger.By, unit, before!.Handler) is { } fault ? Refuse(fault)
                : new Decision.Accepted(Next(ledger, before!, before!.Fields) with { Handler = assign.Handler }, "assign", assign.Reason.Length > 0 ? assign.Reason : null),
            _ => throw new InvalidOperationException($"Unknown change {change.GetType().Name}."),
        };
    }

    private Decision Enter(Ledger ledger, Change.Enter enter, Actor actor, string unit)
    {
        if (Rights(ledger, actor, ledger.By, unit, enter.Handler) is { } denied)
            return Refuse(denied);
        var state = enter.State ?? ledger.Flow.Start;
        if (ledger.Flow.WayTo(state) is not { } way)
            return Refuse(new Fault("state", "record.state", ledger.Title, state));
        var faults = new List<Fault>();
        var values = Checked(ledger, Fields.Empty, enter.Values, faults);
        foreach (var field in ledger.AskedFirst.Where(f => f.Default is not null && !enter.Values.ContainsKey(f.Key)))
            if ((field.When is null || field.When.Holds(new Facts(Shell(ledger, values)))) && Entry.Read(field, field.Default!, out var value) is null)
                values = values.With([KeyValuePair.Create(field.Key, value)]);
        values = way.Aggregate(values, (sofar, step) => sofar.With(Sets(ledger, step)));
        Required(ledger, values, Wanted(ledger, way), faults);
        Between(ledger, values, values.Keys, faults);
        if (faults.Count > 0)
            return Refuse([.. faults]);
        var record = Promote(ledger, new Record
        {
            Id = enter.Id,
            Ledger = ledger.Key,
            Unit = enter.Unit,
            Title = "",
            State = state,
            HappenedOn = default,
            Handler = enter.Handler,
            External = enter.External,
            Version = 1,
            Catalogue = catalogue.Version,
            Fields = values,
        });
        return Ended(record.Unit, record.HappenedOn) is { } ended ? Refuse(ended)
            : new Decision.Accepted(record, way.Count == 0 ? "enter" : "enter_late", null);
    }

    private Decision Return(Ledger ledger, Record before, Change.Return back, Actor actor, string unit)
    {
        if (new People.Rights(catalogue, units).Back(actor, ledger, before).Count == 0)
            return Refuse(new Fault("", "right.role", ledger.Flow.TitleOf(before.State), ledger.Title));
        if (ledger.Flow.Before(before.State).All(s => s.Key != back.State))
            return Refuse(new Fault("state", "record.back", ledger.Flow.TitleOf(before.State), ledger.Flow.TitleOf(back.State)));
        if (string.IsNullOrWhiteSpace(back.Reason))
            return Refuse(new Fault("reason", "record.reason"));
        var emptied = ledger.Flow.AskedAfter(back.State).Where(f => ledger.AskedFirst.All(a => a.Key != f) && f != ledger.Day && f != ledger.Heading);
        var fields = before.Fields.With(emptied.Select(f => KeyValuePair.Create(f, (Value?)null)));
        return new Decision.Accepted(Promote(ledger, Next(ledger, before, fields) with { State = back.State }), "return", back.Reason);
    }

    private Decision Take(Ledger ledger, Record before, Change.Take take, Actor actor, string unit)
    {
        if (ledger.Flow.Steps.FirstOrDefault(s => s.Key == take.Step) is not { } step)
            return Refuse(new Fault("", "step.none", take.Step));
        if (!step.From.Contains(before.State))
            return Refuse(new Fault("", "step.state", ledger.Flow.TitleOf(before.State), step.Title));
        if (Rights(ledger, actor, step.By.Count > 0 ? step.By : ledger.By, unit, before.Handler) is { } denied)
            return Refuse(denied);
        if (step.When is { } when && !when.Holds(new Facts(before)))
            return Refuse(new Fault("", "step.when", step.Title));
        var faults = new List<Fault>();
        foreach (var stray in take.Values.Keys.Where(k => step.Asks.All(a => a.Field != k)))
            faults.Add(new Fault(stray, "field.unknown", stray));
        var values = Checked(ledger, before.Fields, take.Values, faults).With(Sets(ledger, step));
        Required(ledger, values, step.Asks.Where(a => !a.Optional).Select(a => a.Field), faults);
        Between(ledger, values, take.Values.Keys, faults);
        if (step.Evidence is { } evidence && !take.Evidence.Contains(evidence))
            faults.Add(new Fault("evidence", "step.evidence", evidence));
        return faults.Count > 0 ? Refuse([.. faults])
            : new Decision.Accepted(Promote(ledger, Next(ledger, before, values) with { State = step.To }), step.Key, null);
    }

    private Decision Correct(Ledger ledger, Record before, Change.Correct correct, Actor actor, string unit)
    {
        if (Rights(ledger, actor, ledger.By, unit, before.Handler) is { } denied)
            return Refuse(denied);
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(correct.Reason))
            faults.Add(new Fault("reason", "record.reason"));
        var values = Checked(ledger, before.Fields, correct.Values, faults);
        // What was empty before and nobody touched is left in peace, unless the correction is what makes it wanted.
        bool Concerns(string key) => correct.Values.ContainsKey(key) || (ledger.Field(key)?.When?.Fields.Any(correct.Values.ContainsKey) ?? false);
        Required(ledger, values, Wanted(ledger, ledger.Flow.WayTo(before.State) ?? []).Where(Concerns), faults);
        Between(ledger, values, correct.Values.Keys, faults);
        var after = Promote(ledger, Next(ledger, before, values));
        if (after.HappenedOn != before.HappenedOn && Ended(after.Unit, after.HappenedOn) is { } ended)
            faults.Add(ended);
        return faults.Count > 0 ? Refuse([.. faults]) : new Decision.Accepted(after, "correct", correct.Reason);
    }

    private Decision Move(Ledger ledger, Record before, Change.Move move, Actor actor, string unit)
    {
        if (Rights(ledger, actor, ledger.By, unit, before.Handler) is { } denied)
            return Refuse(denied);
        if (units.Find(move.Unit) is null)
            return Refuse(new Fault("unit", "unit.none", move.Unit));
        if (!actor.Reaches(move.Unit, units))
            return Refuse(new Fault("unit", "right.unit", units.NameOf(move.Unit)));
        if (move.Unit == before.Unit)
            return Refuse(new Fault("unit", "unit.same", units.NameOf(move.Unit)));
        if (Ended(move.Unit, before.HappenedOn) is { } ended)
            return Refuse(ended);
        return string.IsNullOrWhiteSpace(move.Reason) ? Refuse(new Fault("reason", "record.reason"))
            : new Decision.Accepted(Next(ledger, before, before.Fields) with { Unit = move.Unit }, "move", move.Reason);
    }

    // A unit that was merged or dissolved keeps its old work; what happened afterwards is another unit's.
    private Fault? Ended(string unit, DateOnly day) => units.Find(unit) is { Until: { } last } && day > last
        ? new Fault("unit", "unit.ended", units.NameOf(unit), $"{last:yyyy-MM-dd}", $"{day:yyyy-MM-dd}") : null;

    private Record Next(Ledger ledger, Record before, Fields values) =>
        before with { Fields = values, Version = before.Version + 1, Catalogue = catalogue.Version, Ledger = ledger.Key };

    private Record Promote(Ledger ledger, Record record)
    {
        var heading = ledger.Field(ledger.Heading)!;
        var title = record.Fields.Get(ledger.Heading) switch
        {
            null => ledger.Title,
            Value.Text text when heading.List is { } list => list.TitleOf(text.Words),
            Value.Text text when heading.Type == FieldType.Unit => units.NameOf(text.Words),
            Value.Codes codes => string.Join('、', codes.Keys.Select(heading.List!.TitleOf)),
            var value => value.ToString()!,
        };
        var day = record.Fields.Get(ledger.Day) is Value.Day happened ? happened.Date : record.HappenedOn;
        return record with { Title = title.Length > 120 ? title[..(char.IsHighSurrogate(title[119]) ? 119 : 120)] : title, HappenedOn = day };
    }

    private static Fields Checked(Ledger ledger, Fields before, IReadOnlyDictionary<string, Value?> values, List<Fault> faults)
    {
        foreach (var (key, value) in values)
            if (ledger.Field(key) is not { } field)
                faults.Add(new Fault(key, "field.unknown", key));
            else if (value is not null && value != before.Get(key) && Entry.Check(field, value) is { } fault)
                faults.Add(fault);
            else if (key == ledger.Day && value is Value.NotApplicable)
                faults.Add(new Fault(key, "field.date", field.Title, value.ToString()!));
        return before.With(values.Where(v => ledger.Field(v.Key) is not null).Select(v => KeyValuePair.Create(v.Key, IsBlank(v.Value) ? null : v.Value)));
    }

    // Words, codes or rows that are none fill nothing, whichever way they came.
    private static bool IsBlank(Value? value) => value is null or Value.Text { Words: "" } or Value.Codes { Keys.Count: 0 } or Value.Rows { Items.Count: 0 };

    private static IEnumerable<KeyValuePair<string, Value?>> Sets(Ledger ledger, Step step) =>
        step.Sets.Select(s => KeyValuePair.Create(s.Key, Entry.Read(ledger.Field(s.Key)!, s.Value, out var value) is null ? value : null));

    private static IEnumerable<string> Wanted(Ledger ledger, IReadOnlyList<Step> way) =>
        ledger.AskedFirst.Where(f => f.Required).Select(f => f.Key)
            .Append(ledger.Day).Append(ledger.Heading)
            .Concat(way.SelectMany(s => s.Asks).Where(a => !a.Optional).Select(a => a.Field))
            .Distinct(StringComparer.Ordinal);

    private static void Required(Ledger ledger, Fields values, IEnumerable<string> keys, List<Fault> faults)
    {
        var facts = new Facts(Shell(ledger, values));
        foreach (var key in keys)
            if (ledger.Field(key) is { } field && !values.ContainsKey(key) && faults.All(f => f.Field != key) && (field.When is null || field.When.Holds(facts)))
                faults.Add(new Fault(key, "field.required", field.Title));
    }

    private void Between(Ledger ledger, Fields values, IEnumerable<string> touched, List<Fault> faults) =>
        faults.AddRange(new Limits(ledger, today).Of(values, touched.ToHashSet(StringComparer.Ordinal)));

    internal static Record Shell(Ledger ledger, Fields values) =>
        new() { Id = default, Ledger = ledger.Key, Unit = "", Title = "", State = ledger.Flow.Start, HappenedOn = default, Version = 1, Catalogue = "", Fields = values };

    private Fault? Rights(Ledger ledger, Actor actor, IReadOnlyList<string> roles, string unit, string handler) =>
        actor.HoldsOneOf(roles, unit, units, handler) ? null
            : actor.HoldsOneOf(roles, unit, units) ? new Fault("handler", "right.own")
            : new Fault("", "right.role", string.Join('、', roles.Select(r => catalogue.Roles.GetValueOrDefault(r, r))), ledger.Title);

    private static Decision.Refused Refuse(params IReadOnlyList<Fault> faults) => new(faults);
}
