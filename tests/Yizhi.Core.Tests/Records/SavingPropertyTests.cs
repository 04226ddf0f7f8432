using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using static Yizhi.Core.Tests.Records.CaseOffice;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Core.Tests.Records;

/// <summary>Whatever people do in whatever order, a record keeps to its flow and a refusal changes nothing.</summary>
public class SavingPropertyTests
{
    private static readonly (string, string)[][] Typings =
    [
        [], [("accepted_on", "2025-03-04")], [("accepted_on", "2025-03-02")], [("decided_on", "2025-03-06"), ("outcome", "granted")], [("decided_on", "2025-03-06"), ("outcome", "refused")],
        [("closed_on", "2025-03-07")], [("remark", "同意")], [("subject", "")], [("kind", "other")], [("people", "7")], [("received_on", "2025-03-11")], [("received_on", "不适用")],
    ];

    private static readonly Gen<Dictionary<string, Value?>> AnyValues = Gen.OneOf(Typings).Select(t => Typed(t));

    private static readonly Gen<Change> AnyChange = Gen.Frequency(
        (6, Gen.Select(Gen.OneOf("accept", "extend", "decide", "close", "fly"), AnyValues, Gen.Bool, (step, values, papers) => (Change)new Change.Take(step, values, papers ? ["决定书", "延期审批表"] : []))),
        (2, Gen.Select(AnyValues, Gen.OneOf("录错", ""), (values, reason) => (Change)new Change.Correct(values, reason))),
        (1, Gen.Select(Gen.OneOf(Street, Community, OtherStreet, Dissolved, "0"), Gen.OneOf("划转", ""), (unit, reason) => (Change)new Change.Move(unit, reason))),
        (1, Gen.OneOf("重复", "", "").Select(reason => (Change)new Change.Withdraw(reason))),
        (1, Gen.OneOf("沈知行", "").Select(handler => (Change)new Change.Assign(handler))),
        (1, AnyValues.Select(values => (Change)(Enter() with { Values = values }))));

    private static readonly Gen<(Change Change, Actor Actor)[]> Story = Gen.Select(AnyChange, Gen.OneOf(Head, Head, Clerk, Stranger)).Array[0, 25];

    [Fact]
    public void A_state_is_reached_only_by_the_flow_and_the_version_counts_the_changes() => Story.Sample(story =>
    {
        var record = Entered();
        foreach (var (change, actor) in story)
        {
            if (Desk.Decide(Case, record, change, actor) is not Decision.Accepted accepted)
                continue;
            var after = accepted.After;
            Assert.Equal(record.Version + 1, after.Version);
            Assert.Equal((record.Id, record.Ledger, record.Number, record.External), (after.Id, after.Ledger, after.Number, after.External));
            switch (change)
            {
                case Change.Take take:
                    var step = Case.Flow.Steps.Single(s => s.Key == take.Step);
                    Assert.Contains(record.State, step.From);
                    Assert.Equal(step.To, after.State);
                    Assert.True(step.Evidence is null || take.Evidence.Contains(step.Evidence));
                    break;
                case Change.Withdraw:
                    Assert.Equal(Flow.Withdrawn, after.State);
                    break;
                default:
                    Assert.Equal(record.State, after.State);
                    break;
            }
            record = after;
        }
    });

    [Fact]
    public void A_record_always_has_what_its_way_so_far_asked_for() => Story.Sample(story =>
    {
        var record = Entered();
        foreach (var (change, actor) in story)
            if (Desk.Decide(Case, record, change, actor) is Decision.Accepted accepted)
                record = accepted.After;
        var way = record.IsWithdrawn ? [] : Case.Flow.WayTo(record.State)!;
        string[] wanted = ["subject", "received_on", "kind", .. way.SelectMany(s => s.Asks).Where(a => !a.Optional).Select(a => a.Field)];
        Assert.All(wanted, key => Assert.True(record.Fields.ContainsKey(key), key));
        Assert.Equal(record.HappenedOn, ((Value.Day)record.Fields["received_on"]).Date);
    });

    [Fact]
    public void Deciding_changes_nothing_and_a_refusal_always_says_why_in_words() => Gen.Select(Story, AnyChange, Gen.OneOf(Head, Clerk, Stranger)).Sample((story, last, who) =>
    {
        var record = Entered();
        foreach (var (change, actor) in story)
            if (Desk.Decide(Case, record, change, actor) is Decision.Accepted accepted)
                record = accepted.After;
        var copy = record with { Fields = Fields.Of(record.Fields) };
        var decision = Desk.Decide(Case, record, last, who);
        Assert.Equal(copy, record);
        if (decision is Decision.Refused refused)
        {
            Assert.NotEmpty(refused.Faults);
            Assert.All(refused.Faults, fault => Assert.True(fault.ToString() != fault.Code && !fault.ToString().Contains('{', StringComparison.Ordinal), fault.Code));
        }
        // The same question has the same answer.
        Assert.Equal(Said(decision), Said(Desk.Decide(Case, record, last, who)));
    });

    [Fact]
    public void Entering_any_typed_values_is_accepted_whole_or_refused_with_faults_at_known_fields() =>
        Gen.Select(Gen.OneOf([.. Case.Fields.Where(f => f.Type != FieldType.Rows)]), Gen.OneOf("", "不适用", "2025-03-04", "2031-01-01", "1", "-1", "噪声", "其他", "是", "0571-87654321")).Array[0, 8].Sample(typed =>
        {
            var values = new Dictionary<string, Value?>(Enter().Values);
            foreach (var (field, text) in typed)
                if (Entry.Read(field, text, out var value) is null)
                    values[field.Key] = value;
            switch (Desk.Decide(Case, null, Enter() with { Values = values }, Clerk))
            {
                case Decision.Accepted { After: var record }:
                    Assert.All(values.Where(v => v.Value is not null), v => Assert.Equal(v.Value, record.Fields.Get(v.Key)));
                    Assert.True(record.HappenedOn <= Today);
                    break;
                case Decision.Refused refused:
                    Assert.All(refused.Faults, fault => Assert.NotNull(Case.Field(fault.Field)));
                    break;
            }
        });

    private static string Said(Decision decision) => decision switch
    {
        Decision.Accepted accepted => $"{accepted.Act} {accepted.Reason} {accepted.After with { Fields = Fields.Empty }} {string.Join(',', accepted.After.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))}",
        Decision.Refused refused => string.Join('\n', refused.Faults),
        _ => "",
    };
}
