using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Demo;

/// <summary>Fills fields from their definitions alone, and so gives every ledger without a recipe some records.</summary>
internal sealed class Filling(Telling telling)
{
    private const int MostInAYear = 5;
    // Of a hundred steps so many are taken: work of the last months may be on its way, older work is mostly done.
    private const int Lately = 85;
    private const int LongAgo = 99;
    private IReadOnlyList<Indicator>? countable;

    /// <summary>A value the field accepts; null where there is none to give, such as a link to a ledger without records.</summary>
    public Value? Of(Field field, Ledger ledger, Subdistrict home, string unit, DateOnly day, Chance chance) => field.Type switch
    {
        _ when field.Key == ledger.Declares?.Indicator => new Value.Text(chance.Pick(Countable).Key),
        _ when field.Key == ledger.Nil => new Value.Text(ledger.Key),
        FieldType.Text => Words(Line(field, ledger, home, chance, day), field),
        FieldType.LongText => Words($"{home.Name}{ledger.Title}的{field.Title}：经{chance.One("现场查看", "当面核实", "查阅资料", "逐项核对")}，{chance.One("情况属实，已按规定办理", "基本清楚，后续由经办人跟进", "各方没有异议，记录在案")}。", field),
        FieldType.Integer => new Value.Number(Bounded(Ladder(field, ledger, chance), field)),
        FieldType.Decimal => new Value.Number(Bounded(Ladder(field, ledger, chance, FieldType.Decimal) * 1.5m, field)),
        FieldType.Money => new Value.Number(Bounded(chance.Amount(500, 80_000), field)),
        FieldType.Date => new Value.Day(field.NotAfter is null && field.NotBefore is not null && !ledger.Fields.Any(f => f.NotBefore == field.Key && f.NotAfter == "today") ? day.AddYears(1) : day),
        FieldType.DateTime => new Value.Moment(day.ToDateTime(new TimeOnly(9, 30))),
        FieldType.YesNo => new Value.Flag(chance.In100(60)),
        FieldType.Code => new Value.Text(chance.Pick(field.List!.Codes).Key),
        FieldType.Codes => new Value.Codes([chance.Pick(field.List!.Codes).Key]),
        FieldType.Unit => new Value.Text(home.Communities.Any(c => c.Code == unit) ? unit : home.Somewhere(chance, day).Code),
        FieldType.Person => new Value.Text(home.Who(chance, unit, []).Name),
        FieldType.Party => new Value.Text(People.Name(chance)),
        FieldType.Place => Words(Phrases.Place(chance, home, unit, day), field),
        FieldType.Phone => new Value.Text(People.Phone(chance)),
        FieldType.Identity => new Value.Text(People.Identity(chance)),
        FieldType.Link => telling.Of(field.Ledger!, home) is { Count: > 0 } known ? new Value.Text(chance.Pick(known).Id.ToString()) : null,
        FieldType.File => new Value.Text(telling.Papers.Of("附件", home, chance, default).Hash),
        FieldType.Rows => new Value.Rows([.. Enumerable.Range(0, chance.From(1, 3)).Select(_ => Fields.Of(field.Rows.Where(f => f.Required && f.When is null)
            .Select(f => (f.Key, Value: Of(f, ledger, home, unit, day, chance))).Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Key, c.Value!))))]),
        _ => null,
    };

    /// <summary>Tells a year of a ledger that has no recipe: records on days of the year, taken on to some state.</summary>
    public void Tell(Ledger ledger, Subdistrict home, int year, Chance chance)
    {
        foreach (var day in telling.Days.Of(chance, year, ledger.Yearly is > 0 and < MostInAYear ? ledger.Yearly : MostInAYear))
        {
            var goesOn = day > Days.Last.AddMonths(-2) ? Lately : LongAgo;
            var unit = home.Who(chance, home.Code, ledger.By) is var able && chance.In100(50) && home.Staff.Any(a => a.Unit.Length == 12 && a.Unit != home.Code && a.HoldsOneOf(ledger.By))
                ? home.Somewhere(chance, day).Code : able.Unit;
            var tale = telling.Tell(ledger.Key, home, unit, chance, day, []);
            var been = new HashSet<string> { tale.State };
            var taken = new HashSet<string>();
            for (var on = day; chance.In100(goesOn);)
            {
                // Back to where it was only if there is no way on.
                var open = ledger.Flow.From(tale.State).Where(s => !taken.Contains(s.Key) && tale.IsOpenTo(s)).ToList();
                var ahead = open.Where(s => s.To == tale.State || !been.Contains(s.To)).ToList();
                if (open.Count == 0)
                    break;
                // The steps of the common way are written before those of exceptions.
                var choice = ahead.Count > 0 ? ahead : open;
                var step = chance.In100(70) ? choice[0] : chance.Pick(choice);
                taken.Add(step.Key);
                been.Add(step.To);
                tale.Then(step.Key, on = telling.Days.After(on, chance.From(1, 12)));
            }
        }
    }

    private IReadOnlyList<Indicator> Countable => countable ??= [.. telling.Catalogue.InOrder.OrderBy(l => l.Place.File, StringComparer.Ordinal).SelectMany(l => l.Indicators).Where(i => i.Kind == IndicatorKind.Count)];

    private static Value.Text Words(string words, Field field) => new(field.MaxLength is { } most && words.Length > most ? words[..most] : words);

    private static string Line(Field field, Ledger ledger, Subdistrict home, Chance chance, DateOnly day) =>
        field.Key == ledger.Heading && Lexicon.Heading(ledger.Key, chance) is { } matter ? matter
        : Lexicon.Of(field.Title, chance) is { } said && (field.Key != ledger.Heading || field.Title.Contains("企业", StringComparison.Ordinal)) ? said
        : field.Key == ledger.Heading ? $"{home.Somewhere(chance, day).Name}{day.Month}月{ledger.Title}{chance.One("（一）", "（二）", "（三）", "")}"
        : $"{field.Title}{chance.One("甲", "乙", "丙", "丁")}{chance.From(1, 40)}";

    // Later numbers of a form are mostly parts of earlier ones, so each is at most the one before.
    private static int Ladder(Field field, Ledger ledger, Chance chance, FieldType type = FieldType.Integer)
    {
        var before = ledger.Fields.Where(f => f.Type == type).TakeWhile(f => f != field).Count();
        return before > 2 ? 1 : IsOfPeople(field, ledger) ? chance.From(1, 3) + (36 >> (before * 2)) : 6 - before * 2 + chance.From(0, 1);
    }

    private static bool IsOfPeople(Field field, Ledger ledger) =>
        ledger.Indicators.Any(i => i.Measure.Key is "人" or "人次" or "名" or "户" or "份" && i.Definitions.Any(d => d.Sum == field.Key));

    private static decimal Bounded(decimal number, Field field) => Math.Min(Math.Max(number, field.Min ?? number), field.Max ?? number);
}
