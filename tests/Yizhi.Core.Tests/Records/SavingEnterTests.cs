using Xunit;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using static Yizhi.Core.Tests.Records.CaseOffice;

namespace Yizhi.Core.Tests.Records;

public class SavingEnterTests
{
    [Fact]
    public void A_new_record_has_its_first_state_its_title_its_day_and_the_values_that_stood_there_already()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Desk.Decide(Case, null, Enter(), Clerk));
        var record = accepted.After;
        Assert.Equal(("enter", null), (accepted.Act, accepted.Reason));
        Assert.Equal(("received", "楼道堆物", new DateOnly(2025, 3, 3), 1, CaseOffice.Catalogue.Version), (record.State, record.Title, record.HappenedOn, record.Version, record.Catalogue));
        Assert.Equal((Street, "case", null, ""), (record.Unit, record.Ledger, record.Number, record.Handler));
        Assert.Equal(["kind", "people", "received_on", "subject"], record.Fields.Keys.Order());
        Assert.Equal(new Value.Number(1), record.Fields.Get("people"));
    }

    [Fact]
    public void A_value_that_stood_there_is_kept_only_where_the_field_is_asked_and_was_not_emptied()
    {
        Assert.Equal(new Value.Text("公共部位"), Entered(("kind", "litter")).Fields.Get("area"));
        Assert.Null(Entered(("kind", "noise")).Fields.Get("area"));
        Assert.Null(Entered(("people", "")).Fields.Get("people"));
        Assert.Equal(new Value.Number(0), Entered(("people", "0")).Fields.Get("people"));
        Assert.Equal(Value.NoSense, Entered(("people", "不适用")).Fields.Get("people"));
    }

    [Theory]
    [InlineData("subject", "subject:field.required")]
    [InlineData("received_on", "received_on:field.required")]
    [InlineData("kind", "kind:field.required")]
    public void What_is_asked_first_must_be_filled(string field, string fault) => Assert.Equal([fault], Faults(null, Enter((field, ""))));

    [Fact]
    public void Everything_missing_is_told_at_once() =>
        Assert.Equal(["kind:field.required", "received_on:field.required", "subject:field.required"], Faults(null, Enter(("subject", ""), ("received_on", ""), ("kind", ""))).Order());

    [Fact]
    public void A_field_asked_under_a_condition_is_wanted_when_it_holds_and_refused_when_it_does_not()
    {
        Assert.Equal(["reason:field.required"], Faults(null, Enter(("kind", "other"))));
        Assert.Empty(Faults(null, Enter(("kind", "other"), ("reason", "群租"))));
        Assert.Equal(["reason:field.not_asked"], Faults(null, Enter(("kind", "noise"), ("reason", "群租"))));
    }

    [Theory]
    [InlineData("received_on", "2025-03-10", null)]
    [InlineData("received_on", "2025-03-11", "received_on:field.after")] // tomorrow
    [InlineData("received_on", "2020-01-01", null)]
    [InlineData("received_on", "2019-12-31", "received_on:field.before")]
    [InlineData("accepted_on", "2025-03-03", null)]
    [InlineData("accepted_on", "2025-03-02", "accepted_on:field.before")] // before it was received
    [InlineData("seen_at", "2025-03-10 23:59", null)]
    [InlineData("seen_at", "2025-03-11 00:00", "seen_at:field.after")]
    public void Days_keep_their_order_and_the_future_has_not_happened(string field, string typed, string? fault) =>
        Assert.Equal(fault is null ? [] : [fault], Faults(null, Enter((field, typed))));

    [Fact]
    public void A_day_out_of_order_is_told_with_both_days_in_it() =>
        Assert.Equal("受理日期（2025-03-02）不能早于收到日期（2025-03-03）。", Assert.IsType<Decision.Refused>(Desk.Decide(Case, null, Enter(("accepted_on", "2025-03-02")), Clerk)).Faults[0].ToString());

    [Fact]
    public void The_day_of_the_work_cannot_be_not_applicable()
    {
        Assert.Equal(["received_on:field.date"], Faults(null, Enter(("received_on", "不适用"))));
        Assert.Equal(["received_on:field.date"], Faults(Entered(), new Change.Correct(Typed(("received_on", "不适用")), "试")));
        Assert.Empty(Faults(null, Enter(("amount", "不适用"))));
    }

    [Fact]
    public void Words_codes_and_rows_that_are_none_do_not_fill_a_field()
    {
        Change With(string key, Value value) => Enter() with { Values = new Dictionary<string, Value?>(Enter().Values) { [key] = value } };
        Assert.Equal(["subject:field.required"], Faults(null, With("subject", new Value.Text(""))));
        Assert.False(Accepted(null, With("kinds", new Value.Codes([]))).Fields.ContainsKey("kinds"));
        Assert.False(Accepted(null, With("items", new Value.Rows([]))).Fields.ContainsKey("items"));
    }

    [Fact]
    public void A_row_wants_what_its_columns_want()
    {
        string[] With(params (string, Value)[] cells) => Faults(null, Enter() with
        {
            Values = new Dictionary<string, Value?>(Enter().Values) { ["items"] = new Value.Rows([Fields.Of([new("what", new Value.Text("漏水"))]), Fields.Of(cells.Select(c => KeyValuePair.Create(c.Item1, c.Item2)))]) },
        });
        Assert.Empty(With(("what", new Value.Text("开裂")), ("done_on", new Value.Day(Today))));
        Assert.Equal(["items[1].what:field.required"], With(("cost", new Value.Number(5))));
        Assert.Equal(["items[1].done_on:field.after"], With(("what", new Value.Text("开裂")), ("done_on", new Value.Day(Today.AddDays(1)))));
        Assert.Equal(["items[1].cost:field.min"], With(("what", new Value.Text("开裂")), ("cost", new Value.Number(-5))));
    }

    [Fact]
    public void A_value_of_the_wrong_type_an_unknown_code_and_an_unknown_field_are_refused()
    {
        string[] With(string key, Value value) => Faults(null, Enter() with { Values = new Dictionary<string, Value?>(Enter().Values) { [key] = value } });
        Assert.Equal(["amount:field.money"], With("amount", new Value.Text("many")));
        Assert.Equal(["kind:field.code"], With("kind", new Value.Text("smell")));
        Assert.Equal(["people:field.max"], With("people", new Value.Number(5001)));
        Assert.Equal(["colour:field.unknown"], With("colour", new Value.Text("red")));
    }

    [Fact]
    public void Who_has_no_role_or_works_elsewhere_may_not_enter()
    {
        Assert.Equal([":right.role"], Faults(null, Enter(), Stranger));
        Assert.Equal([":right.unit"], Faults(null, Enter() with { Unit = OtherStreet }, Clerk));
        Assert.Equal([":right.unit"], Faults(null, Enter(), Clerk with { Posts = [new Post(Community, Clerk.Roles)] }));
        Assert.Equal(["unit:unit.none"], Faults(null, Enter() with { Unit = "999999999999" }, Clerk));
        Assert.Empty(Faults(null, Enter() with { Unit = Community }, Clerk));
    }

    [Fact]
    public void A_unit_that_was_dissolved_takes_old_work_and_no_new()
    {
        Assert.Equal(["unit:unit.ended"], Faults(null, Enter(("received_on", "2025-01-01")) with { Unit = Dissolved }));
        Assert.Empty(Faults(null, Enter(("received_on", "2024-12-31")) with { Unit = Dissolved }));
        var old = Accepted(null, Enter(("received_on", "2024-12-31")) with { Unit = Dissolved });
        Assert.Equal(["unit:unit.ended"], Faults(old, new Change.Correct(Typed(("received_on", "2025-01-02")), "日期录错")));
        Assert.Empty(Faults(old, new Change.Correct(Typed(("people", "3")), "人数录错")));
        Assert.Equal(["unit:unit.ended"], Faults(Entered(), new Change.Move(Dissolved, "试")));
        Assert.Empty(Faults(Entered(("received_on", "2024-06-03")), new Change.Move(Dissolved, "当时属该社区")));
    }

    [Fact]
    public void A_long_title_is_cut_without_halving_a_character()
    {
        var record = Entered(("subject", new string('长', 119) + "𠮷" + "尾"));
        Assert.Equal(new string('长', 119), record.Title);
        Assert.Equal(120, Entered(("subject", new string('长', 130))).Title.Length);
    }

    [Fact]
    public void A_late_entry_wants_at_once_what_the_steps_on_its_way_ask_for()
    {
        Assert.Equal(["accepted_on:field.required", "decided_on:field.required", "outcome:field.required"], Faults(null, Enter() with { State = "decided" }).Order());
        var accepted = Assert.IsType<Decision.Accepted>(Desk.Decide(Case, null, Enter(("accepted_on", "2025-03-04"), ("decided_on", "2025-03-06"), ("outcome", "granted")) with { State = "decided" }, Clerk));
        Assert.Equal(("enter_late", "decided"), (accepted.Act, accepted.After.State));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("withdrawn")]
    [InlineData("")]
    public void A_state_to_which_no_step_leads_cannot_be_entered(string state) => Assert.Equal(["state:record.state"], Faults(null, Enter() with { State = state }));

    [Fact]
    public void A_record_is_entered_once_and_changed_only_when_it_is_there()
    {
        Assert.Equal([":record.none"], Faults(Entered(), Enter()));
        Assert.Equal([":record.none"], Faults(null, new Change.Assign("许望舒")));
    }
}
