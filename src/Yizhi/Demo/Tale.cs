using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Demo;

/// <summary>
/// One record as it is told: entered on a day, then taken on step by step. Whoever acts holds the role the step demands, what the step needs
/// as evidence is attached, and what the recipe does not say of the required fields is filled in from their definitions.
/// </summary>
internal sealed class Tale
{
    private readonly Telling telling;
    private readonly Ledger ledger;
    private readonly Subdistrict home;
    private readonly string unit;
    private readonly Chance chance;
    private readonly List<Chapter> chapters = [];
    private readonly Change.Enter enter;
    private readonly Actor by;
    private readonly DateTimeOffset at;
    private readonly List<Attachment> brought = [];
    private readonly string handler;
    private Record record;
    private DateTimeOffset last;
    private bool isOver;

    public Tale(Telling telling, string ledger, Subdistrict home, string unit, Chance chance, int number, DateOnly day, string? role, DateOnly? written, IEnumerable<(string Key, object? Value)> values)
    {
        (this.telling, this.ledger, this.home, this.unit, this.chance) = (telling, telling.Catalogue.Ledger(ledger), home, unit, chance);
        by = home.Who(chance, unit, role is null ? this.ledger.By : [role]);
        last = at = telling.Days.Written(chance, written ?? day, null);
        record = new Record { Id = telling.IdOf(ledger, home, number, at), Ledger = ledger, Unit = unit, Title = "", State = this.ledger.Flow.Start, HappenedOn = day, Version = 1, Catalogue = "" };
        var given = Typed(values);
        given.TryAdd(this.ledger.Day, new Value.Day(day));
        Fill(given, this.ledger.AskedFirst.Where(f => f.Default is null && (f.Required || f.Key == this.ledger.Heading)), day);
        handler = HandlerOf();
        enter = new Change.Enter(record.Id, unit, given, Handler: handler);
        foreach (var field in this.ledger.AskedFirst.Where(f => f.Default is not null && !record.Fields.ContainsKey(f.Key)))
            if (Entry.Read(field, field.Default!, out var value) is null && value is not null)
                record = record with { Fields = record.Fields.With([KeyValuePair.Create(field.Key, (Value?)value)]) };
    }

    /// <summary>The record's id, for links.</summary>
    public Guid Id => record.Id;
    /// <summary>The state so far.</summary>
    public string State => record.State;
    /// <summary>When it was entered.</summary>
    public DateTimeOffset At => at;
    /// <summary>The day the work happened.</summary>
    public DateOnly Day => record.HappenedOn;
    /// <summary>How many journal entries it has.</summary>
    public int Entries => 1 + chapters.Count;
    /// <summary>Whether the telling has come to its last day, or the record to its end.</summary>
    public bool IsOver => isOver;

    /// <summary>Whether a field is filled.</summary>
    public bool Has(string field) => record.Fields.ContainsKey(field);

    /// <summary>Brings a picture or a paper when the record is entered.</summary>
    public Tale With(string name)
    {
        brought.Add(telling.Papers.Of(name, home, chance, at));
        return this;
    }

    /// <summary>Takes a step on a day; what is not given of the fields it asks is filled in, dates with the day itself. After the last day of the demonstration nothing happens any more.</summary>
    public Tale Then(string step, DateOnly day, params IEnumerable<(string Key, object? Value)> values)
    {
        var taken = ledger.Flow.Steps.FirstOrDefault(s => s.Key == step) ?? throw new InvalidOperationException($"{ledger.Key} has no step {step}.");
        if (!Reaches(day, out var when))
            return this;
        var given = Typed(values);
        Fill(given, taken.Asks.Where(a => !a.Optional).Select(a => ledger.Field(a.Field)!), day);
        var sets = taken.Sets.Select(s => KeyValuePair.Create(s.Key, Entry.Read(ledger.Field(s.Key)!, s.Value, out var value) is null ? value : null));
        record = record with { State = taken.To, Fields = record.Fields.With(sets) };
        var papers = taken.Evidence is { } name ? (Attachment[])[telling.Papers.Of(name, home, chance, when)] : [];
        return Add(new Change.Take(step, given, []), Doer(taken.By.Count > 0 ? taken.By : ledger.By), when, papers);
    }

    /// <summary>Takes a step with a paper written for this very record.</summary>
    public Tale Then(string step, DateOnly day, string paper, params IEnumerable<(string Key, object? Value)> values)
    {
        var before = chapters.Count;
        Then(step, day, values);
        if (chapters.Count > before && ledger.Flow.Steps.First(s => s.Key == step).Evidence is { } name)
            chapters[^1] = chapters[^1] with { Attachments = [telling.Papers.Written(name, paper, chapters[^1].At!.Value)] };
        return this;
    }

    /// <summary>Puts fields right, with a reason.</summary>
    public Tale Corrected(DateOnly day, string reason, params IEnumerable<(string Key, object? Value)> values) =>
        Reaches(day, out var when) ? Add(new Change.Correct(Typed(values), reason), Doer(ledger.By), when, []) : this;

    /// <summary>Gives it to someone else.</summary>
    public Tale Assigned(DateOnly day, string name) => Reaches(day, out var when) ? Add(new Change.Assign(name), Doer(ledger.By), when, []) : this;

    /// <summary>Withdraws it, with a reason; that is its end.</summary>
    public Tale Withdrawn(DateOnly day, string reason)
    {
        if (Reaches(day, out var when))
            Add(new Change.Withdraw(reason), Doer(ledger.By), when, []);
        isOver = true;
        return this;
    }

    /// <summary>Whether the conditions of a step hold as the record stands. People, places and powers mostly stay on their rosters, or nothing would be left of them at the end of the year.</summary>
    public bool IsOpenTo(Step step) => !isOver && step.From.Contains(record.State) && (step.When is null || step.When.Compile()(new Facts(record))) && (!Ends(step) || chance.In100(8));

    /// <summary>The tale as the write path takes it.</summary>
    public Story ToStory() => new(ledger.Key, enter, by, chapters, at, brought);

    /// <summary>A row of a field of rows.</summary>
    public static (string Key, object? Value)[] Row(params (string Key, object? Value)[] cells) => cells;

    private bool Ends(Step step) => ledger.Indicators.SelectMany(i => i.Definitions).Any(d => d.ValidUntil is { } until && step.Asks.Any(a => a.Field == until));

    private bool Reaches(DateOnly day, out DateTimeOffset when)
    {
        when = isOver ? default : telling.Days.Written(chance, day, last);
        isOver |= DateOnly.FromDateTime(when.Date) > Days.Last;
        return !isOver;
    }

    private Tale Add(Change change, Actor actor, DateTimeOffset when, IReadOnlyList<Attachment> papers)
    {
        last = when;
        chapters.Add(new Chapter(change, actor, when, papers));
        return this;
    }

    private Actor Doer(IReadOnlyList<string> roles) =>
        by.HoldsOneOf(roles) && chance.In100(75) ? by : home.Staff.FirstOrDefault(a => a.Name == handler && a.HoldsOneOf(roles)) ?? home.Who(chance, unit, roles);

    private string HandlerOf() => ledger.Flow.From(ledger.Flow.Start).FirstOrDefault() is not { } first ? ""
        : by.HoldsOneOf(first.By) ? by.Name : home.Who(chance, unit, first.By).Name;

    private Dictionary<string, Value?> Typed(IEnumerable<(string Key, object? Value)> values)
    {
        var given = new Dictionary<string, Value?>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
            given[key] = ValueOf(value);
        Keep(given);
        return given;
    }

    private void Fill(Dictionary<string, Value?> given, IEnumerable<Field> wanted, DateOnly day)
    {
        Keep(given);
        foreach (var field in wanted)
            if (!given.ContainsKey(field.Key) && (field.When is null || field.When.Compile()(new Facts(record)))
                && (!record.Fields.ContainsKey(field.Key) || field.Type == FieldType.Date) && telling.Filling.Of(field, ledger, home, unit, day, chance) is { } value)
            {
                given[field.Key] = value;
                Keep([KeyValuePair.Create(field.Key, (Value?)value)]);
            }
    }

    private void Keep(IEnumerable<KeyValuePair<string, Value?>> given) => record = record with { Fields = record.Fields.With(given) };

    private static Value? ValueOf(object? value) => value switch
    {
        null => null,
        Value typed => typed,
        string words => new Value.Text(words),
        Guid id => new Value.Text(id.ToString()),
        int number => new Value.Number(number),
        decimal number => new Value.Number(number),
        DateOnly day => new Value.Day(day),
        bool flag => new Value.Flag(flag),
        string[] codes => new Value.Codes(codes),
        IEnumerable<(string Key, object? Value)[]> rows => new Value.Rows([.. rows.Select(r => Fields.Of(r.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, ValueOf(c.Value)!))))]),
        _ => throw new InvalidOperationException($"No field holds a {value.GetType().Name}."),
    };
}
