using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Wording;

namespace Yizhi.Core.Records;

/// <summary>What one field demands of another: days in order, fields that are only asked under a condition, and the same within each row.</summary>
internal sealed class Limits(Ledger ledger, DateOnly today)
{
    /// <summary>What is wrong with the fields touched, and with those whose limit was.</summary>
    public IEnumerable<Fault> Of(Fields values, HashSet<string> touched) =>
        Within(ledger.Fields, values, null, touched.Contains).Concat(
            from field in ledger.Fields
            where field.Type == FieldType.Rows && touched.Contains(field.Key)
            from fault in Rows(field, values)
            select fault);

    // A row comes whole: all that its columns demand is asked of each, and the fault names the cell.
    private IEnumerable<Fault> Rows(Field field, Fields values) =>
        from row in (values.Get(field.Key) as Value.Rows)?.Items.Select((cells, index) => (Cells: cells, Index: index)) ?? []
        from fault in Empty(field, values, row.Cells).Concat(Within(field.Rows, values, row.Cells, _ => true))
        select fault with { Field = $"{field.Key}[{row.Index}].{fault.Field}" };

    private IEnumerable<Fault> Empty(Field field, Fields values, Fields row) =>
        from column in field.Rows
        where column.Required && !row.ContainsKey(column.Key) && (column.When is null || column.When.Holds(FactsOf(values, row)))
        select new Fault(column.Key, "field.required", column.Title);

    private IEnumerable<Fault> Within(IReadOnlyList<Field> fields, Fields values, Fields? row, Func<string, bool> touched)
    {
        var facts = FactsOf(values, row);
        var filled = row ?? values;
        foreach (var field in fields)
        {
            if (field is { NotAfter: null, NotBefore: null, When: null } || filled.Get(field.Key) is not { } value)
                continue;
            if (touched(field.Key) && field.When is { } when && !when.Holds(facts))
                yield return new Fault(field.Key, "field.not_asked", field.Title);
            if (DayOf(value) is not { } day)
                continue;
            if (Concerns(field.NotAfter) && Limit(fields, filled, field.NotAfter) is var (latest, named) && day > latest)
                yield return new Fault(field.Key, "field.after", field.Title, Written(day), named, Written(latest));
            if (Concerns(field.NotBefore) && Limit(fields, filled, field.NotBefore) is var (earliest, name) && day < earliest)
                yield return new Fault(field.Key, "field.before", field.Title, Written(day), name, Written(earliest));

            bool Concerns(string? limit) => limit is not null && (touched(field.Key) || touched(limit));
        }
    }

    private (DateOnly Day, string Name)? Limit(IReadOnlyList<Field> fields, Fields values, string? limit)
    {
        if (limit is null)
            return null;
        if (limit == "today")
            return (today, Words.Say("today"));
        if (fields.FirstOrDefault(f => f.Key == limit) is { } other)
            return DayOf(values.Get(limit)) is { } day ? (day, other.Title) : null;
        return Entry.Day(limit) is { } written ? (written, limit) : null;
    }

    private Facts FactsOf(Fields values, Fields? row) => new(Saving.Shell(ledger, values), row);

    private static DateOnly? DayOf(Value? value) => value switch
    {
        Value.Day day => day.Date,
        Value.Moment moment => DateOnly.FromDateTime(moment.At),
        _ => null,
    };

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
