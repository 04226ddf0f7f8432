using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using static Yizhi.Core.Tests.Records.CaseOffice;

namespace Yizhi.Core.Tests.Records;

public class SavingChangeTests
{
    private static readonly string[] Decision = ["决定书"];

    [Fact]
    public void A_step_leads_on_with_what_it_asked_for()
    {
        var before = Entered();
        var accepted = Assert.IsType<Decision.Accepted>(Desk.Decide(Case, before, Take("accept", ("accepted_on", "2025-03-04")), Clerk));
        Assert.Equal(("accept", null, "accepted", 2), (accepted.Act, accepted.Reason, accepted.After.State, accepted.After.Version));
        Assert.Equal(before.Fields.With(Typed(("accepted_on", "2025-03-04"))), accepted.After.Fields);
        Assert.Equal((before.Id, before.Unit, before.Title, before.HappenedOn), (accepted.After.Id, accepted.After.Unit, accepted.After.Title, accepted.After.HappenedOn));
    }

    [Fact]
    public void A_step_wants_what_it_asks_for_and_takes_nothing_else()
    {
        Assert.Equal(["accepted_on:field.required"], Faults(Entered(), Take("accept")));
        Assert.Equal(["accepted_on:field.before"], Faults(Entered(), Take("accept", ("accepted_on", "2025-03-01"))));
        Assert.Equal(["accepted_on:field.after"], Faults(Entered(), Take("accept", ("accepted_on", "2025-03-11"))));
        Assert.Equal(["subject:field.unknown"], Faults(Entered(), Take("accept", ("accepted_on", "2025-03-04"), ("subject", "改题"))));
        Assert.Equal(["accepted_on:field.required"], Faults(Entered(("accepted_on", "2025-03-04")), Take("accept", ("accepted_on", ""))));
        Assert.Empty(Faults(Entered(("accepted_on", "2025-03-04")), Take("accept")));
        Assert.Empty(Faults(Entered(), Take("accept", ("accepted_on", "2025-03-04"), ("remark", "同意"))));
    }

    [Fact]
    public void A_step_wants_its_evidence_by_name()
    {
        var take = Take("decide", ("decided_on", "2025-03-06"), ("outcome", "granted"));
        Assert.Equal(["evidence:step.evidence"], Faults(At("accepted"), take));
        Assert.Equal(["evidence:step.evidence"], Faults(At("accepted"), take with { Evidence = ["照片"] }));
        Assert.Empty(Faults(At("accepted"), take with { Evidence = ["照片", "决定书"] }));
    }

    [Theory]
    [InlineData("accept", "received")]
    [InlineData("decide", "accepted")]
    [InlineData("close", "decided")]
    public void A_step_is_taken_only_from_its_own_states(string step, string from)
    {
        foreach (var state in Case.Flow.States.Select(s => s.Key))
            Assert.Equal(state == from ? [] : [":step.state"], Faults(At(state), Take(step) with { Evidence = Decision }));
        Assert.Equal([":step.none"], Faults(At(from), Take("fly")));
    }

    [Fact]
    public void A_step_is_taken_only_by_its_roles_and_only_while_its_condition_holds()
    {
        var extend = Take("extend") with { Evidence = ["延期审批表"] };
        Assert.Equal([":right.role"], Faults(At("accepted"), extend, Clerk));
        Assert.Equal([":right.role"], Faults(Entered(), Take("accept", ("accepted_on", "2025-03-04")), Stranger));
        Assert.Equal([":right.unit"], Faults(Entered(), Take("accept", ("accepted_on", "2025-03-04")), Head with { Posts = [new Post(OtherStreet, Head.Roles)] }));
        var extended = Accepted(At("accepted"), extend);
        Assert.Equal((new Value.Flag(true), "accepted"), (extended.Fields.Get("extended"), extended.State));
        Assert.Equal([":step.when"], Faults(extended, extend));
        var refused = Accepted(At("accepted"), Take("decide", ("decided_on", "2025-03-06"), ("outcome", "refused")) with { Evidence = Decision });
        Assert.Equal([":step.when"], Faults(refused, Take("close", ("closed_on", "2025-03-07"))));
    }

    [Fact]
    public void A_correction_says_why_and_leaves_the_state_as_it_is()
    {
        var before = At("decided");
        var accepted = Assert.IsType<Decision.Accepted>(Desk.Decide(Case, before, new Change.Correct(Typed(("subject", "楼顶堆物"), ("received_on", "2025-03-02"), ("people", "")), "录错"), Clerk));
        Assert.Equal(("correct", "录错", "decided", 2), (accepted.Act, accepted.Reason, accepted.After.State, accepted.After.Version));
        Assert.Equal(("楼顶堆物", new DateOnly(2025, 3, 2)), (accepted.After.Title, accepted.After.HappenedOn));
        Assert.False(accepted.After.Fields.ContainsKey("people"));
        Assert.Equal(["reason:record.reason"], Faults(before, new Change.Correct(Typed(("subject", "楼顶堆物")), "  ")));
    }

    [Fact]
    public void A_correction_cannot_empty_what_the_way_so_far_asked_for_but_may_empty_what_comes_later()
    {
        string[] Emptied(string state, string key) => Faults(At(state), new Change.Correct(new Dictionary<string, Value?> { [key] = null }, "录错"));
        Assert.Equal(["subject:field.required"], Emptied("received", "subject"));
        Assert.Equal(["accepted_on:field.required"], Emptied("accepted", "accepted_on"));
        Assert.Equal(["outcome:field.required"], Emptied("closed", "outcome"));
        Assert.Empty(Emptied("received", "accepted_on"));
        Assert.Empty(Emptied("accepted", "remark"));
    }

    [Fact]
    public void A_correction_that_makes_another_field_wanted_must_fill_it()
    {
        Assert.Equal(["reason:field.required"], Faults(Entered(), new Change.Correct(Typed(("kind", "other")), "录错")));
        Assert.Empty(Faults(Entered(), new Change.Correct(Typed(("kind", "other"), ("reason", "群租")), "录错")));
        var old = Entered() with { Fields = Entered().Fields.With([new("kind", new Value.Text("other"))]) };
        Assert.Empty(Faults(old, new Change.Correct(Typed(("people", "2")), "录错")));
    }

    [Fact]
    public void A_correction_keeps_days_in_order_from_both_sides()
    {
        Assert.Equal(["accepted_on:field.before"], Faults(At("accepted"), new Change.Correct(Typed(("received_on", "2025-03-05")), "录错")));
        Assert.Equal(["accepted_on:field.before"], Faults(At("accepted"), new Change.Correct(Typed(("accepted_on", "2025-03-02")), "录错")));
        Assert.Empty(Faults(At("accepted"), new Change.Correct(Typed(("received_on", "2025-03-02"), ("accepted_on", "2025-03-02")), "录错")));
        Assert.Equal(["colour:field.unknown"], Faults(At("accepted"), new Change.Correct(new Dictionary<string, Value?> { ["colour"] = new Value.Text("red") }, "录错")));
        Assert.Equal([":right.role"], Faults(At("accepted"), new Change.Correct(Typed(("people", "2")), "录错"), Stranger));
    }

    [Fact]
    public void A_value_kept_from_an_older_catalogue_is_no_fault_as_long_as_nobody_changes_it()
    {
        var old = Entered() with { Fields = Entered().Fields.With([new("kind", new Value.Text("smell"))]) };
        Assert.Empty(Faults(old, new Change.Correct(new Dictionary<string, Value?> { ["kind"] = new Value.Text("smell"), ["people"] = new Value.Number(2) }, "录错")));
        Assert.Equal(["kind:field.code"], Faults(old, new Change.Correct(new Dictionary<string, Value?> { ["kind"] = new Value.Text("smoke") }, "录错")));
    }

    [Fact]
    public void A_withdrawn_record_keeps_everything_but_its_state_and_cannot_be_changed_any_more()
    {
        var before = At("decided");
        Assert.Equal(["reason:record.reason"], Faults(before, new Change.Withdraw("")));
        Assert.Equal([":right.role"], Faults(before, new Change.Withdraw("重复"), Stranger));
        var gone = Accepted(before, new Change.Withdraw("重复"));
        Assert.Equal(before with { State = Flow.Withdrawn, Version = 2 }, gone);
        Assert.True(gone.IsWithdrawn);
        Change[] changes = [Take("close", ("closed_on", "2025-03-07")), new Change.Correct(Typed(("people", "2")), "录错"), new Change.Withdraw("再撤"), new Change.Move(Community, "划转"), new Change.Assign("许望舒")];
        Assert.All(changes, change => Assert.Equal([":record.withdrawn"], Faults(gone, change)));
    }

    [Fact]
    public void A_record_moves_within_reach_to_another_unit_with_a_reason()
    {
        var moved = Accepted(Entered(), new Change.Move(Community, "划转"));
        Assert.Equal(Entered() with { Unit = Community, Version = 2 }, moved);
        Assert.Equal(["unit:unit.none"], Faults(Entered(), new Change.Move("999999999999", "划转")));
        Assert.Equal(["unit:unit.same"], Faults(Entered(), new Change.Move(Street, "划转")));
        Assert.Equal(["unit:right.unit"], Faults(Entered(), new Change.Move(OtherStreet, "划转")));
        Assert.Equal(["reason:record.reason"], Faults(Entered(), new Change.Move(Community, " ")));
        Assert.Equal([":right.role"], Faults(Entered(), new Change.Move(Community, "划转"), Stranger));
    }

    [Fact]
    public void A_record_is_given_to_another_person()
    {
        Assert.Equal(Entered() with { Handler = "沈知行", Version = 2 }, Accepted(Entered(), new Change.Assign("沈知行")));
        Assert.Equal([":right.role"], Faults(Entered(), new Change.Assign("沈知行"), Stranger));
    }

    private static Change.Take Take(string step, params (string, string)[] typed) => new(step, Typed(typed), []);
}
