using Yizhi.Core.Catalogue;

namespace Yizhi.CatalogueBooks;

/// <summary>What a ledger asks of people.</summary>
/// <param name="Ledger">The ledger's key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Typed">The fields someone types, with what each feeds.</param>
/// <param name="Filled">The fields that fill themselves: by default, by a step, by the record's own number.</param>
/// <param name="MinutesARecord">The time a record takes from its entry to its end.</param>
/// <param name="RecordsAYear">How many records the office enters in a year.</param>
public sealed record LedgerBurden(string Ledger, string Title, IReadOnlyList<FieldUse> Typed, IReadOnlyList<string> Filled, double MinutesARecord, int RecordsAYear)
{
    /// <summary>The time the ledger takes in a year.</summary>
    public double HoursAYear => Math.Round(MinutesARecord * RecordsAYear / 60, 1);
}

/// <summary>A field and all that lives on it.</summary>
public sealed record FieldUse(string Field, string Title, IReadOnlyList<string> Feeds, double Seconds);

/// <summary>What the catalogue asks people to type, what it gives back, and how long it takes in a year.</summary>
public static class BurdenBook
{
    // A keystroke-level estimate: choosing takes less than typing, a sentence more than a number; a step is a page opened and sent.
    private const double Opening = 12, Step = 8, Evidence = 20;

    /// <summary>The size for which ledgers say how many records they get in a year.</summary>
    public const int UsualResidents = 50_000;

    /// <summary>The burden of every ledger, in the catalogue's order.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="residents">How many people live in the office's area.</param>
    public static IReadOnlyList<LedgerBurden> Of(OfficeCatalogue catalogue, int residents) =>
        [.. catalogue.InOrder.Select(l => Of(l, (int)Math.Round(l.Yearly * (double)residents / UsualResidents)))];

    private static LedgerBurden Of(Ledger ledger, int recordsAYear)
    {
        var sets = ledger.Flow.Steps.SelectMany(s => s.Sets.Keys).ToHashSet(StringComparer.Ordinal);
        var typed = ledger.Fields.Where(f => f.Default is null && (!sets.Contains(f.Key) || ledger.Flow.Steps.Any(s => s.Asks.Any(a => a.Field == f.Key)))).ToList();
        var uses = typed.Select(f => new FieldUse(f.Key, f.Title, [.. Feeds(ledger, f)], Seconds(f))).ToList();
        var longest = ledger.Flow.States.Select(s => ledger.Flow.WayTo(s.Key)).OfType<IReadOnlyList<Step>>().MaxBy(w => w.Count) ?? [];
        // What a record asks on its longest way; fields under a condition are asked about every other time.
        var asked = ledger.AskedFirst.Select(f => f.Key).Concat(longest.SelectMany(s => s.Asks).Select(a => a.Field)).ToHashSet(StringComparer.Ordinal);
        var seconds = Opening + longest.Count * Step + longest.Count(s => s.Evidence is not null) * Evidence
            + typed.Where(f => asked.Contains(f.Key)).Sum(f => Seconds(f) * (f.When is null && f.Required ? 1 : 0.5));
        return new LedgerBurden(ledger.Key, ledger.Title, uses, [.. ledger.Fields.Except(typed).Select(f => f.Title)], Math.Round(seconds / 60, 1), recordsAYear);
    }

    private static double Seconds(Field field) => field.Type switch
    {
        FieldType.YesNo => 2,
        FieldType.Code or FieldType.Unit or FieldType.Person or FieldType.Link => 3,
        FieldType.Codes => 5,
        FieldType.Date or FieldType.DateTime or FieldType.Integer or FieldType.Decimal or FieldType.Money => 4,
        FieldType.Phone or FieldType.Party or FieldType.Place => 8,
        FieldType.Identity => 15,
        FieldType.File => 15,
        FieldType.LongText => 40,
        FieldType.Rows => 20,
        _ => 10,
    };

    private static IEnumerable<string> Feeds(Ledger ledger, Field field)
    {
        bool In(Filter? filter) => filter?.Fields.Contains(field.Key) == true;
        if (field.Key == ledger.Day)
            yield return "发生日期";
        if (field.Key == ledger.Heading || ledger.Columns.Contains(field.Key))
            yield return "列表";
        if (field.List?.Key == CodeList.Indicators || (field.Key == CodeList.Wanted && ledger.Fields.Any(f => f.List?.Key == CodeList.Indicators)))
            yield return "对应的数";
        foreach (var indicator in ledger.Indicators.Where(i => i.Definitions.Any(d => In(d.When) || d.By.Contains(field.Key) || ((string?[])[d.On, d.Sum, d.Distinct, d.Each, d.ValidFrom, d.ValidUntil]).Contains(field.Key))))
            yield return "指标 " + indicator.Title;
        foreach (var deadline in ledger.Deadlines.Where(d => ((string?[])[d.From, d.DoneOn, d.Restart]).Contains(field.Key) || In(d.When) || In(d.Extend?.When) || d.Pauses.Any(p => p.From == field.Key || p.To == field.Key)))
            yield return "期限 " + deadline.Title;
        foreach (var paper in ledger.Documents.Where(d => d.Template.Contains("record." + field.Key, StringComparison.Ordinal)))
            yield return "文书 " + paper.Title;
        if (ledger.Fields.Any(f => In(f.When)) || ledger.Flow.Steps.Any(s => In(s.When) || s.Sets.ContainsKey(field.Key)))
            yield return "办理条件";
        if (ledger.Declares is { } declares && (declares.Indicator == field.Key || declares.Value == field.Key))
            yield return "申报数";
        if (ledger.Nil == field.Key)
            yield return "零报告";
        if (field.Law is { } law)
            yield return law;
    }
}
