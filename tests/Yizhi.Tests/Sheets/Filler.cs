using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Records;

namespace Yizhi.Tests.Sheets;

/// <summary>Fills the fields of any ledger from their definitions, with every code of every list and with text that is hard on sheets.</summary>
internal sealed class Filler(Office office, Ledger ledger, Actor actor)
{
    public static readonly string[] Hard =
    [
        "普通的一行", "逗号,与，逗号", "引号\"与“引号”", "=1+1", "'=1", "-3", "+86", "@甲", "00123", "12345678901234567890", "1e5", "TRUE", "2024-01-01", "#甲", "㙍𠮷😀",
        "<b>&amp;</b>", "a;b|c、d；e", "tab\t中", "null", "_x0041_", "[1,2]", "0", "甲'乙", "％",
    ];

    private readonly Random chance = new(ledger.Key.Aggregate(17, (hash, c) => unchecked(hash * 31 + c)));
    private int turn;

    /// <summary>Enters so many records, each in a state of its own, and says which fields it could not fill.</summary>
    public async Task Enter(int count, CancellationToken cancel)
    {
        for (var i = 0; i < count; i++)
        {
            var states = ledger.Flow.States.Where(s => ledger.Flow.WayTo(s.Key) is not null).ToList();
            await Enter(states[i % states.Count].Key, i, cancel);
        }
    }

    private async Task Enter(string state, int number, CancellationToken cancel)
    {
        var day = new DateOnly(2025, 1 + number % 12, 1 + number % 28);
        var values = ledger.Fields.Where(f => f.Required || f.Key == ledger.Day || f.Key == ledger.Heading || chance.Next(10) < 8)
            .ToDictionary(f => f.Key, f => f.Key != ledger.Day && !f.Required && chance.Next(20) == 0 ? Value.NoSense : Of(f, day));
        for (var tries = 0; ; tries++)
        {
            var outcome = await office.Ledgers.Enter(ledger.Key, new Change.Enter(Guid.CreateVersion7(), SheetOffice.Ivy, values, state, "顾明川", number % 3 == 0 ? $"E-{ledger.Key}-{number}" : null), actor, cancel: cancel);
            if (outcome is SaveOutcome.Saved)
                return;
            var faults = ((SaveOutcome.Refused)outcome).Faults;
            if (tries == 8)
                throw new InvalidOperationException($"{ledger.Key} in {state}: {string.Join(' ', faults)}");
            // Conditions between fields are not known here; what the write path says of them is.
            foreach (var fault in faults)
                if (fault.Code == "field.required" && ledger.Field(fault.Field) is { } lacking)
                    values[lacking.Key] = Of(lacking, day);
                else if (!values.Remove(fault.Field) && !values.Remove(fault.Field.Split('[')[0]))
                    throw new InvalidOperationException($"{ledger.Key} in {state}: {fault}");
        }
    }

    private Value? Of(Field field, DateOnly day) => field.Type switch
    {
        _ when field.Key == ledger.Declares?.Indicator => new Value.Text(office.Catalogue.InOrder.SelectMany(l => l.Indicators).First().Key),
        _ when field.Key == ledger.Nil => new Value.Text(ledger.Key),
        FieldType.Integer => new Value.Number(Bounded(field, chance.Next(0, 5_000))),
        FieldType.Decimal => new Value.Number(Bounded(field, chance.Next(0, 10_000_000) / 10_000m)),
        FieldType.Money => new Value.Number(Bounded(field, chance.Next(0, 100_000_000) / 100m)),
        FieldType.Date => new Value.Day(day),
        FieldType.DateTime => new Value.Moment(day.ToDateTime(new TimeOnly(chance.Next(24), chance.Next(60)))),
        FieldType.YesNo => new Value.Flag(chance.Next(2) == 0),
        FieldType.Code => new Value.Text(field.List!.Codes[turn++ % field.List.Codes.Count].Key),
        FieldType.Codes => new Value.Codes([.. Enumerable.Range(turn++, Math.Min(3, field.List!.Codes.Count)).Select(i => field.List.Codes[i % field.List.Codes.Count].Key)]),
        FieldType.Unit => new Value.Text(SheetOffice.Willow),
        FieldType.Phone => new Value.Text("0571-88" + chance.Next(100_000, 999_999)),
        FieldType.Identity => new Value.Text("11010519491231002X"),
        FieldType.Link => new Value.Text(new Guid(chance.Next(), 7, 7, 1, 2, 3, 4, 5, 6, 7, 8).ToString()),
        FieldType.File => new Value.Text(new string("0123456789abcdef"[chance.Next(16)], 64)),
        FieldType.Rows => new Value.Rows([.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Fields.Of(field.Rows.Where(f => f.When is null).Select(f => (f.Key, Value: Of(f, day))).Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!))))]),
        FieldType.LongText => Words(field, Hard[turn++ % Hard.Length] + "\n" + Hard[turn++ % Hard.Length] + "\n\n末行"),
        FieldType.Text or FieldType.Person or FieldType.Party or FieldType.Place => Words(field, Hard[turn++ % Hard.Length]),
        _ => throw new InvalidOperationException($"No value for {field.Type}."),
    };

    // As typed into a form, so that it is what an office can hold.
    private static Value? Words(Field field, string words) =>
        Entry.Read(field, field.MaxLength is { } most && words.Length > most ? "短" : words, out var value) is { } fault ? throw new InvalidOperationException(fault.ToString()) : value;

    private static decimal Bounded(Field field, decimal number) => Math.Min(Math.Max(number, field.Min ?? number), field.Max ?? number);
}
