using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Storage.Notices;
using Yizhi.Storage.People;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>Whom a change and a deadline are told to, on both databases.</summary>
public sealed class TellingTests(Servers servers)
{
    private const string Case = """
        ledger:  case
        title:   事项
        purpose: 测试用的事项
        number:  事项〔{year}〕{seq}号
        by:      [clerk]
        day:     found_on
        heading: subject
        fields:
          - {key: subject,  title: 事由, type: text, required: true}
          - {key: found_on, title: 日期, type: date, required: true}
        flow:
          start: found
          states: {found: 已登记, sent: 已报送, done: 已办结}
          steps:
            send:    {title: 报送, from: [found], to: sent, by: [clerk]}
            approve: {title: 审定, from: [sent], to: done, by: [leader]}
        deadlines:
          - {key: finish, title: 办理期限, from: found_on, law: act.answer, until: [done], warn: 3 days}
          - {key: report, title: 报送期限, from: found_on, within: 30 days, basis: 测试, until: [sent, done], warn: 3 days}
        """;

    private static readonly OfficeCatalogue Catalogue = CatalogueLoader.Load(
    [
        new SourceFile("case/case.yaml", Case),
        new SourceFile("base/measures.yaml", "measures: [{key: 件, kind: count}]\n"),
        new SourceFile("base/roles.yaml", "roles: {clerk: 经办人, leader: 分管领导}\n"),
        new SourceFile("law/act.yaml", "law: 测试法\nkey: act\nin_force: 2020-01-01\nlengths:\n  answer: {title: 答复, article: 第三条, since: {2020-01-01: 20 days}}\n"),
        new SourceFile("calendar/2025.yaml", "calendar: 2025\nnotice: 测试\noff: [2025-01-01]\nwork: [2025-01-26]\n"),
    ]) switch
    { LoadOutcome.Loaded loaded => loaded.Catalogue, LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join((char)10, faulty.Faults)), _ => throw new InvalidOperationException() };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_new_case_is_told_to_the_nearest_who_may_lead_it_on_and_not_to_the_one_who_entered_it(Kind kind)
    {
        await using var told = await Told.Open(servers, kind);
        var id = await told.Enter(told.East);
        Assert.Equal((1, 1), await told.Telling.Changes(Cancel));
        Assert.Equal((0, 0), await told.Telling.Changes(Cancel));
        // Two clerks in the community: the one who entered it is left out, the one of the street is further away.
        Assert.Equal(["turn 事项“漏水”到了“已登记”，请报送。"], await told.Heard("east2"));
        Assert.Empty(await told.Heard("east"));
        Assert.Empty(await told.Heard("street"));

        await told.Save(id, new Change.Take("send", new Dictionary<string, Value?>(), []), told.East);
        await told.Telling.Changes(Cancel);
        Assert.Equal(["turn 事项“漏水”到了“已报送”，请审定。"], await told.Heard("leader"));

        await told.Save(id, new Change.Return("found", "缺照片"), told.Actor("leader"));
        await told.Telling.Changes(Cancel);
        Assert.Equal(["returned leader把事项“漏水”退回到“已登记”：缺照片"], await told.Heard("east"));

        await told.Save(id, new Change.Assign("east2"), told.East);
        await told.Telling.Changes(Cancel);
        Assert.Equal("turn east把事项“漏水”转给您办理。", (await told.Heard("east2"))[0]);
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task What_was_told_before_the_node_died_is_not_told_twice(Kind kind)
    {
        await using var told = await Told.Open(servers, kind);
        await told.Enter(told.East);
        await told.Telling.Changes(Cancel);
        await told.Test.Tamper("UPDATE outbox SET sent_at = NULL");
        Assert.Equal((1, 0), await told.Telling.Changes(Cancel));
        Assert.Single(await told.Heard("east2"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Of_several_steps_in_a_row_only_the_last_is_told_and_a_correction_after_it_hides_nothing(Kind kind)
    {
        await using var told = await Told.Open(servers, kind);
        var id = await told.Enter(told.East);
        await told.Save(id, new Change.Take("send", new Dictionary<string, Value?>(), []), told.East);
        await told.Save(id, new Change.Correct(TestOffice.Values(("subject", "屋面漏水")), "写全"), told.East);
        Assert.Equal((2, 1), await told.Telling.Changes(Cancel));
        Assert.Empty(await told.Heard("east2"));
        Assert.Equal(["turn 事项“屋面漏水”到了“已报送”，请审定。"], await told.Heard("leader"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Bulk_work_and_withdrawn_records_are_told_to_nobody(Kind kind)
    {
        await using var told = await Told.Open(servers, kind);
        await told.Office.Ledgers.EnterMany([new Story("case", Told.CaseOf(Guid.CreateVersion7()), told.East, [])], cancel: Cancel);
        var id = await told.Enter(told.East);
        await told.Save(id, new Change.Withdraw("重复登记"), told.East);
        Assert.Equal((1, 0), await told.Telling.Changes(Cancel));
        Assert.Empty(await told.Heard("east2"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_deadline_is_told_once_when_it_turns_amber_and_once_when_it_turns_red_and_only_the_law_is_urgent(Kind kind)
    {
        await using var told = await Told.Open(servers, kind);
        await told.Enter(told.East, handler: "east2");
        Assert.Equal(0, await told.Telling.Deadlines(Cancel));
        // Found on 12 December and entered on the 28th: the law's twenty days end on 1 January, the rule's thirty on 11 January.
        told.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await told.Telling.Deadlines(Cancel), await told.Telling.Deadlines(Cancel)));
        Assert.Equal(["soon 事项“漏水”的办理期限将于 2026-01-01 届满（《测试法》第三条）。"], await told.Heard("east2"));
        told.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await told.Telling.Deadlines(Cancel));
        told.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await told.Telling.Deadlines(Cancel), await told.Telling.Deadlines(Cancel)));
        told.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await told.Telling.Deadlines(Cancel));
        var rows = await told.Office.Notices.Of(told.People["east2"], false, 0, 10, Cancel);
        Assert.Equal([("soon", false), ("over", true), ("soon", true)], rows.Select(r => (r.Kind, r.Urgent)));
        Assert.Empty(await told.Heard("east"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Who_stands_in_is_told_in_the_place_of_the_absent_and_a_closed_account_is_told_nothing(Kind kind)
    {
        await using var told = await Told.Open(servers, kind);
        await told.Test.Tamper("UPDATE accounts SET closed_at = created_at WHERE name = 'east2'");
        var fault = await told.Office.People.StandIn(told.Actor("leader"), told.People["leader"], told.People["street"], told.Office.Today, told.Office.Today.AddDays(3), "出差", Cancel);
        Assert.Null(fault);
        var id = await told.Enter(told.East);
        await told.Save(id, new Change.Take("send", new Dictionary<string, Value?>(), []), told.East);
        await told.Telling.Changes(Cancel);
        Assert.Contains("turn 事项“漏水”到了“已报送”，请审定。", await told.Heard("street"));
        Assert.Empty(await told.Heard("east2"));
    }

    /// <summary>An office with two clerks in a community, one in its street and a leader there.</summary>
    private sealed class Told : IAsyncDisposable
    {
        public required TestOffice Test { get; init; }
        public required Office Office { get; init; }
        public required FakeTimeProvider Clock { get; init; }
        public required Dictionary<string, Guid> People { get; init; }
        public Telling Telling => new(Office);
        public Actor East => Actor("east");

        public Actor Actor(string name) => new(People[name].ToString(), name, name is "east" or "east2" ? TestOffice.PlumEast : TestOffice.Plum, new HashSet<string> { name == "leader" ? "leader" : "clerk" });

        public static async Task<Told> Open(Servers servers, Kind kind)
        {
            var test = await TestOffice.Open(servers, kind, Catalogue);
            var clock = new FakeTimeProvider(new DateTimeOffset(2025, 12, 28, 2, 0, 0, TimeSpan.Zero));
            var office = await Office.Open(test.Folder, Catalogue, test.Setting, clock, Cancel);
            var people = new Dictionary<string, Guid>();
            var founder = new Actor("founder", "奠基人", TestOffice.District, new HashSet<string>());
            foreach (var (name, unit, role) in new[] { ("east", TestOffice.PlumEast, "clerk"), ("east2", TestOffice.PlumEast, "clerk"), ("street", TestOffice.Plum, "clerk"), ("leader", TestOffice.Plum, "leader"), ("other", TestOffice.Pine, "clerk") })
            {
                var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, CreatedAt = office.Now };
                await using var db = office.Database.Context();
                db.Accounts.Add(account);
                await db.SaveChangesAsync(Cancel);
                Assert.Null(await office.People.GiveFirst(founder, account.Id, unit, role, Cancel));
                people[name] = account.Id;
            }
            return new Told { Test = test, Office = office, Clock = clock, People = people };
        }

        public static Change.Enter CaseOf(Guid id, string handler = "") =>
            new(id, TestOffice.PlumEast, TestOffice.Values(("subject", "漏水"), ("found_on", new DateOnly(2025, 12, 12))), Handler: handler);

        public async Task<Guid> Enter(Actor by, string handler = "")
        {
            var id = Guid.CreateVersion7();
            Assert.IsType<SaveOutcome.Saved>(await Office.Ledgers.Enter("case", CaseOf(id, handler), by, cancel: Cancel));
            return id;
        }

        public async Task Save(Guid id, Change change, Actor by)
        {
            var outcome = await Office.Ledgers.Save(id, change, by, cancel: Cancel);
            Assert.True(outcome is SaveOutcome.Saved, outcome is SaveOutcome.Refused refused ? string.Join(' ', refused.Faults) : outcome.ToString());
        }

        public async Task<IReadOnlyList<string>> Heard(string name) =>
            [.. (await Office.Notices.Of(People[name], false, 0, 20, Cancel)).Select(n => $"{n.Kind} {NoticeDesk.Words(n)}")];

        public async ValueTask DisposeAsync()
        {
            await Office.DisposeAsync();
            await Test.DisposeAsync();
        }
    }
}
