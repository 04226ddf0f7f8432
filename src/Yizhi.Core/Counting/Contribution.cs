using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Core.Counting;

/// <summary>The share of one record in one base indicator. It is at once the source of every sum and the way back to the record.</summary>
/// <param name="Indicator">The indicator's key; a declared value of a counted indicator stands under the key with <c>~</c> before it, so that the two are never added.</param>
/// <param name="Slice">Empty for the whole, or <c>field:code</c>.</param>
/// <param name="Day">The day it counts on; for validity, the day it begins or the day after it ends.</param>
/// <param name="Value">The share in ten-thousandths, so that sums are exact in every database.</param>
/// <param name="Distinct">The value whose differences are counted; empty otherwise.</param>
public readonly record struct Contribution(string Indicator, string Slice, DateOnly Day, long Value, string Distinct = "")
{
    /// <summary>How many parts make one.</summary>
    public const long Scale = 10_000;

    /// <summary>The number in ten-thousandths.</summary>
    public static long Scaled(decimal number) => (long)(number * Scale);

    /// <summary>The number back from its ten-thousandths.</summary>
    public static decimal Unscaled(long value) => (decimal)value / Scale;
}

/// <summary>Computes contributions; compiled once per catalogue.</summary>
public sealed class Contributor
{
    private readonly Dictionary<string, Counter[]> counters = new(StringComparer.Ordinal);
    private readonly OfficeCatalogue catalogue;

    /// <summary>Compiles the definitions of every base indicator.</summary>
    public Contributor(OfficeCatalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var ledger in catalogue.Ledgers.Values)
            counters[ledger.Key] = [.. ledger.Indicators.Append(catalogue.Indicators[ledger.Kept]).Where(i => i.Definitions.Count > 0).SelectMany(i => Counter.Of(i, ledger))];
    }

    /// <summary>All that a record, as it stands, adds to the figures of its unit.</summary>
    /// <param name="record">The record.</param>
    /// <param name="blind">Turns a personal value into a blind key before it is counted by its differences; null where no secret is at hand and the value may stand as it is.</param>
    public IReadOnlyList<Contribution> Of(Record record, Func<string, string>? blind = null)
    {
        if (record.IsWithdrawn || !catalogue.Ledgers.TryGetValue(record.Ledger, out var ledger))
            return [];
        var facts = new Facts(record, deadlines: ledger.Deadlines.Count == 0 ? null : Deadlines.Of(record, ledger, catalogue.Calendar));
        var found = new Dictionary<(string, string, DateOnly, string), long>();
        void Add(string indicator, string slice, DateOnly day, long value, string distinct)
        {
            var key = (indicator, slice, day, distinct);
            found[key] = found.GetValueOrDefault(key) + value;
        }

        foreach (var counter in counters[record.Ledger])
            counter.Count(record, facts, blind, Add);
        if (ledger.Declares is { } declares
            && record.Fields.Get(declares.Indicator) is Value.Text { Words: var named } && record.Fields.Get(declares.Value) is Value.Number declared
            && catalogue.Indicators.TryGetValue(named, out var indicator))
            Add(indicator.Kind == IndicatorKind.Declared ? named : "~" + named, "", record.HappenedOn, Contribution.Scaled(declared.Amount), "");
        if (ledger.Nil is { } nil && record.Fields.Get(nil) is Value.Text { Words: var quiet } && catalogue.Ledgers.ContainsKey(quiet))
            Add("#" + quiet, "", record.HappenedOn, 0, "");
        return [.. found.Select(f => new Contribution(f.Key.Item1, f.Key.Item2, f.Key.Item3, f.Value, f.Key.Item4))];
    }

    private delegate void Adder(string indicator, string slice, DateOnly day, long value, string distinct);

    // One definition of one indicator, for the days on which it is the definition in force.
    private sealed class Counter(Indicator indicator, Definition definition, DateOnly before, Ledger ledger)
    {
        private readonly Func<Facts, bool>? when = definition.When?.Compile();
        private readonly Func<Facts, bool>? where = definition.Where?.Compile();
        private readonly bool personal = definition.Distinct is { } key && ledger.Field(key) is { Personal: true };

        public static IEnumerable<Counter> Of(Indicator indicator, Ledger ledger) => indicator.Definitions.Select((definition, i) =>
            new Counter(indicator, definition, i + 1 < indicator.Definitions.Count ? indicator.Definitions[i + 1].Since : DateOnly.MaxValue, ledger));

        public void Count(Record record, Facts facts, Func<string, string>? blind, Adder add)
        {
            if (Day(facts, definition.On) is not { } day || day < definition.Since || day >= before || (when is not null && !when(facts)))
                return;
            var share = Share(record);
            if (share is null)
                return;
            DateOnly? ends = definition.ValidUntil is { } until && Day(facts, until) is { } last ? last.AddDays(1) : null;
            if (ends <= day)
                return;
            foreach (var distinct in Distincts(facts, blind))
                foreach (var slice in Slices(facts))
                {
                    add(indicator.Key, slice, day, share.Value, distinct);
                    if (ends is { } end)
                        add(indicator.Key, slice, end, -share.Value, distinct);
                }
        }

        // Null means the record has no share; a share of zero is one (涉及金额 0 is an amount).
        private long? Share(Record record)
        {
            if (definition.Each is not { } rowsKey)
                return definition.Sum is not { } sum ? Contribution.Scale
                    : record.Fields.Get(sum) is Value.Number number ? Contribution.Scaled(number.Amount) : null;
            if (record.Fields.Get(rowsKey) is not Value.Rows rows)
                return null;
            var total = 0L;
            var any = false;
            foreach (var row in rows.Items)
                if (where is null || where(new Facts(record, row)))
                    if (definition.Sum is not { } inRow)
                        (total, any) = (total + Contribution.Scale, true);
                    else if (row.Get(inRow) is Value.Number number)
                        (total, any) = (total + Contribution.Scaled(number.Amount), true);
            return any ? total : null;
        }

        private IEnumerable<string> Distincts(Facts facts, Func<string, string>? blind) => definition.Distinct is not { } key ? [""] : facts[key] switch
        {
            null or Value.NotApplicable => [],
            Value.Codes codes => codes.Keys,
            var value => [personal && blind is not null ? blind(value.ToString()!) : value.ToString()!],
        };

        private IEnumerable<string> Slices(Facts facts)
        {
            yield return "";
            foreach (var by in definition.By)
                switch (facts[by])
                {
                    case Value.Codes { Keys.Count: > 0 } codes:
                        foreach (var code in codes.Keys)
                            yield return $"{by}:{code}";
                        break;
                    case null or Value.NotApplicable or Value.Codes:
                        // Kept as a slice of its own, so that the parts still make the whole.
                        yield return by + ":";
                        break;
                    case var value:
                        yield return $"{by}:{value}";
                        break;
                }
        }

        private static DateOnly? Day(Facts facts, string field) => facts[field] switch
        {
            Value.Day day => day.Date,
            Value.Moment moment => DateOnly.FromDateTime(moment.At),
            _ => null,
        };
    }
}
