using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;

namespace Yizhi.Tests.Seeds;

/// <summary>A year of records of one office, each well-formed: what a recipe does not say of the fields a ledger asks for is filled in from their definitions.</summary>
internal sealed class YearOfWork
{
    public const string Street = "990201001000";
    private const string District = "990201000000";
    private const int Communities = 12;

    private readonly Office office;
    private readonly Actor actor;
    private readonly List<Story> stories = [];
    private int told;

    public YearOfWork(Office office, int year)
    {
        (this.office, Year) = (office, year);
        actor = new Actor("clerk", "秦书语", District, office.Catalogue.Roles.Keys.ToHashSet());
    }

    public int Year { get; }

    /// <summary>The codes of the office's communities.</summary>
    public static IReadOnlyList<string> CommunityCodes { get; } = [.. Enumerable.Range(1, Communities).Select(i => $"9902010010{i:00}")];

    public static IEnumerable<Unit> Units()
    {
        var since = new DateOnly(2010, 1, 1);
        yield return new Unit(District, "云麓区", UnitKind.District, null, "", since, null);
        yield return new Unit(Street, "听泉街道", UnitKind.Subdistrict, District, "", since, null);
        foreach (var (code, i) in CommunityCodes.Select((c, i) => (c, i)))
            yield return new Unit(code, $"听泉第{i + 1}社区", UnitKind.Community, Street, "", since, null);
    }

    /// <summary>Tells so many records of a ledger, spread over the year.</summary>
    /// <param name="ledger">The ledger's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="state">The state they have come to; null for the first.</param>
    /// <param name="of">The fields worth telling of the i-th record; a day under the key of the ledger's day moves it.</param>
    public void Tell(string ledger, int count, string? state, Func<int, (string Field, object? Value)[]>? of = null)
    {
        var definition = office.Catalogue.Ledger(ledger);
        for (var i = 0; i < count; i++)
        {
            var day = new DateOnly(Year, 1, 4).AddDays((int)(350L * i / Math.Max(1, count)));
            stories.Add(new Story(ledger, new Change.Enter(Guid.CreateVersion7(), Street, Values(definition, state, day, of?.Invoke(i) ?? []), state, "秦书语"), actor, []));
        }
    }

    /// <summary>Writes all that was told; a refusal is a fault of the recipe and says what the write path said.</summary>
    public async Task Write(CancellationToken cancel)
    {
        var outcome = await office.Ledgers.EnterMany(stories, cancel: cancel);
        if (outcome.Written == stories.Count)
            return;
        var refused = outcome.Outcomes.Zip(stories).Where(o => o.First is SaveOutcome.Refused).Select(o => $"{o.Second.Ledger}: {string.Join(' ', ((SaveOutcome.Refused)o.First).Faults)}").Distinct().Take(10);
        throw new InvalidOperationException(string.Join('\n', refused));
    }

    /// <summary>Shares a total out over so many records as evenly as whole numbers allow.</summary>
    public static IReadOnlyList<decimal> Shares(decimal total, int among) =>
        [.. Enumerable.Range(0, among).Select(i => decimal.Floor(total * (i + 1) / among) - decimal.Floor(total * i / among))];

    private Dictionary<string, Value?> Values(Ledger ledger, string? state, DateOnly day, (string Field, object? Value)[] told)
    {
        var values = told.Where(t => t.Value is not null).ToDictionary(t => t.Field, t => (Value?)ValueOf(t.Value!));
        values.TryAdd(ledger.Day, new Value.Day(day));
        var happened = ((Value.Day)values[ledger.Day]!).Date;
        var way = ledger.Flow.WayTo(state ?? ledger.Flow.Start) ?? throw new InvalidOperationException($"{ledger.Key} has no state {state}.");
        var wanted = way.SelectMany(s => s.Asks).Where(a => !a.Optional).Select(a => a.Field).ToHashSet(StringComparer.Ordinal);
        var sets = way.SelectMany(s => s.Sets.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var field in ledger.Fields)
        {
            var asked = wanted.Contains(field.Key) || (ledger.AskedFirst.Contains(field) && field.Required && field.Default is null);
            if (asked && !values.ContainsKey(field.Key) && !sets.Contains(field.Key) && Holds(ledger, field, values, state))
                values[field.Key] = Plausible(field, ledger, happened);
        }
        return values;
    }

    private static bool Holds(Ledger ledger, Field field, Dictionary<string, Value?> values, string? state) => field.When is not { } when || when.Holds(new Facts(new Record
    {
        Id = Guid.Empty,
        Ledger = ledger.Key,
        Unit = Street,
        Title = "",
        State = state ?? ledger.Flow.Start,
        HappenedOn = default,
        Version = 1,
        Catalogue = "",
        Fields = Fields.Of(values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Key, v.Value!))),
    }));

    private Value Plausible(Field field, Ledger ledger, DateOnly day) => field.Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Place => new Value.Text($"{field.Title}{++told}"),
        FieldType.Person or FieldType.Party => new Value.Text("秦书语"),
        FieldType.Date => new Value.Day(day),
        FieldType.DateTime => new Value.Moment(day.ToDateTime(new TimeOnly(9, 30))),
        FieldType.Integer or FieldType.Decimal or FieldType.Money => new Value.Number(Math.Max(1, field.Min ?? 1)),
        FieldType.YesNo => new Value.Flag(false),
        FieldType.Code => new Value.Text(field.List!.Codes[^1].Key),
        FieldType.Codes => new Value.Codes([field.List!.Codes[^1].Key]),
        FieldType.Unit => new Value.Text(CommunityCodes[0]),
        FieldType.Rows => new Value.Rows([Row(field, ledger, day)]),
        _ => throw new InvalidOperationException($"{ledger.Key}.{field.Key} must be told."),
    };

    private Fields Row(Field field, Ledger ledger, DateOnly day) =>
        Fields.Of(field.Rows.Where(f => f.Required && f.When is null).Select(f => KeyValuePair.Create(f.Key, Plausible(f, ledger, day))));

    private static Value ValueOf(object value) => value switch
    {
        string words => new Value.Text(words),
        string[] codes => new Value.Codes(codes),
        int number => new Value.Number(number),
        decimal number => new Value.Number(number),
        DateOnly day => new Value.Day(day),
        bool flag => new Value.Flag(flag),
        (string, object)[][] rows => new Value.Rows([.. rows.Select(r => Fields.Of(r.Select(c => KeyValuePair.Create(c.Item1, ValueOf(c.Item2)))))]),
        _ => throw new InvalidOperationException($"No field holds a {value.GetType().Name}."),
    };
}
