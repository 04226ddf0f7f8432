using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Time;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Core.Tests.Records;

/// <summary>The ledgers that are delivered, walked through step by step as an office would, so that no flow is a dead end.</summary>
public class ShippedFlowsTests
{
    private static readonly DateOnly Today = new(2025, 3, 10);
    private static readonly Saving Desk = new(AsShipped.Catalogue, CaseOffice.Units, Today);
    private static readonly Actor Everybody = CaseOffice.Person([.. AsShipped.Catalogue.Roles.Keys]);

    public static TheoryData<string> Ledgers => [.. AsShipped.Catalogue.InOrder.Select(l => l.Key)];

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void A_record_can_be_entered_and_taken_by_its_steps_to_every_state(string key)
    {
        var ledger = AsShipped.Catalogue.Ledger(key);
        foreach (var state in ledger.Flow.States)
        {
            // Conditions of the steps ahead choose the codes from the start, as a person would who knows where it goes.
            var way = ledger.Flow.WayTo(state.Key)!;
            var wanted = way.Select(s => s.When).OfType<Filter>().SelectMany(Chosen).GroupBy(c => c.Field).ToDictionary(g => g.Key, g => g.First().Value);
            var record = Settled(ledger, wanted, values => Desk.Decide(ledger, null, new Change.Enter(new Guid("01900000-0000-7000-8000-000000000002"), CaseOffice.Street, values), Everybody),
                wanted.Keys.Where(k => ledger.AskedFirst.Any(f => f.Key == k)));
            foreach (var step in way)
            {
                Assert.Contains(record.State, step.From);
                var before = record;
                record = Settled(ledger, wanted, values => Desk.Decide(ledger, before, new Change.Take(step.Key, values, step.Evidence is { } paper ? [paper] : []), Everybody),
                    step.Asks.Where(a => !a.Optional || wanted.ContainsKey(a.Field)).Select(a => a.Field));
            }
            Assert.Equal(state.Key, record.State);
            Assert.All(Deadlines.Of(record, ledger, AsShipped.Catalogue.Calendar), d => Assert.True(d.Due >= d.Start));
        }
    }

    // Fills in what is missing until nothing is: each refusal names the field, and that is the promise proved here.
    private static Record Settled(Ledger ledger, Dictionary<string, string> wanted, Func<Dictionary<string, Value?>, Decision> decide, IEnumerable<string> asked)
    {
        var values = asked.ToDictionary(k => k, k => (Value?)Sample(ledger.Field(k)!, wanted.GetValueOrDefault(k)));
        for (var round = 0; round < 6; round++)
            switch (decide(values))
            {
                case Decision.Accepted accepted:
                    return accepted.After;
                case Decision.Refused refused:
                    foreach (var fault in refused.Faults)
                        values[fault.Field] = fault.Code switch
                        {
                            "field.required" => Sample(ledger.Field(fault.Field)!, wanted.GetValueOrDefault(fault.Field)),
                            "field.not_asked" => null,
                            _ => throw new InvalidOperationException($"{ledger.Key}: {fault.Field} {fault}"),
                        };
                    break;
            }
        throw new InvalidOperationException($"{ledger.Key}: {string.Join('\n', ((Decision.Refused)decide(values)).Faults)}");
    }

    private static IEnumerable<(string Field, string Value)> Chosen(Filter filter) => filter switch
    {
        Filter.All all => all.Parts.SelectMany(Chosen),
        Filter.Any any => Chosen(any.Parts[0]),
        Filter.OneOf one when one.Field is not ("state" or "unit") => [(one.Field, one.Values[0])],
        Filter.Within { Above: Value.Number } within => [(within.Field, "1")],
        Filter.Present { Is: true } present => [(present.Field, "")],
        _ => [],
    };

    private static Value Sample(Field field, string? wanted) => field.Type switch
    {
        FieldType.Integer or FieldType.Decimal or FieldType.Money => new Value.Number(Math.Max(1, field.Min ?? 1)),
        FieldType.Date => new Value.Day(Notices.Day("2025-03-03")),
        FieldType.DateTime => new Value.Moment(new DateTime(2025, 3, 3, 9, 0, 0)),
        FieldType.YesNo => new Value.Flag(wanted is null or "" or "true"),
        FieldType.Code => new Value.Text(wanted is { Length: > 0 } ? wanted : field.List!.Codes[0].Key),
        FieldType.Codes => new Value.Codes([wanted is { Length: > 0 } ? wanted : field.List!.Codes[0].Key]),
        FieldType.Rows => new Value.Rows([Fields.Of(field.Rows.Where(f => f.Required && f.When is null).Select(f => KeyValuePair.Create(f.Key, Sample(f, null))))]),
        FieldType.Link => new Value.Text("01900000-0000-7000-8000-000000000001"),
        FieldType.File => new Value.Text(new string('a', 64)),
        FieldType.Phone => new Value.Text("13800000000"),
        FieldType.Identity => new Value.Text("11010519491231002X"),
        FieldType.Unit => new Value.Text(CaseOffice.Community),
        _ => new Value.Text("样例"),
    };
}
