using Xunit;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Records;
using static Yizhi.Core.Tests.Records.CaseOffice;

namespace Yizhi.Core.Tests.People;

/// <summary>People outside the staff: what their role may do, on what stands under their own name.</summary>
public sealed class LightPostTests
{
    private static readonly Rights Rights = new(CaseOffice.Catalogue, CaseOffice.Units);
    private static readonly Actor Mediator = new("u2", "顾明川", [new Post(Street, new HashSet<string>(["clerk"]), IsLight: true)]);

    [Fact]
    public void A_light_post_sees_no_list_and_no_figure_and_of_records_its_own_alone()
    {
        Assert.Empty(Rights.Seen(Mediator, Case));
        Assert.False(Rights.SeesFigures(Mediator, Street));
        Assert.True(Rights.Sees(Mediator, Case, Street, "顾明川"));
        Assert.False(Rights.Sees(Mediator, Case, Street, "许望舒"));
        Assert.False(Rights.Sees(Mediator, Case, OtherStreet, "顾明川"));
    }

    [Fact]
    public void It_enters_only_where_the_ledger_names_its_role()
    {
        Assert.True(Rights.Enters(Mediator, Case, Street));
        Assert.False(Rights.Enters(Mediator, Case with { By = [] }, Street));
        Assert.False(Rights.Enters(Mediator, Case with { By = ["head"] }, Street));
        Assert.Equal([Case.Key], Rights.Own(Mediator).Select(l => l.Key));
        var other = new Actor("u3", "沈知行", [new Post(Street, new HashSet<string>(["auditor"]), IsLight: true)]);
        Assert.False(Rights.Sees(other, Case, Street, "沈知行"));
    }

    [Fact]
    public void Every_change_of_anothers_record_is_refused_by_the_write_path()
    {
        var entered = Accepted(null, Enter() with { Handler = "顾明川" }, Mediator);
        Assert.Equal(["handler:right.own"], Faults(null, Enter() with { Handler = "许望舒" }, Mediator));
        Assert.Equal(2, Accepted(entered, new Change.Correct(Typed(("subject", "楼道堆放")), "录错"), Mediator).Version);
        var others = entered with { Handler = "许望舒" };
        foreach (var change in new Change[] { new Change.Correct(Typed(("subject", "楼道堆放")), "录错"), new Change.Withdraw("不要了"), new Change.Assign("顾明川"), new Change.Move(Community, "搬走") })
            Assert.Equal(["handler:right.own"], Faults(others, change, Mediator));
        Assert.NotEmpty(Faults(others, new Change.Take(Case.Flow.Steps[0].Key, Typed(), []), Mediator));
        Assert.Empty(Rights.Open(Mediator, Case, others));
        Assert.Empty(Rights.Back(Mediator, Case, others));
    }

    [Fact]
    public void A_post_on_the_staff_beside_it_holds_for_all()
    {
        var both = new Actor("u2", "顾明川", [.. Mediator.Posts, new Post(Street, new HashSet<string>(["clerk"]))]);
        Assert.Equal([Street], Rights.Seen(both, Case));
        Assert.False(both.IsLight);
        Assert.True(Mediator.IsLight);
    }

    [Fact]
    public void The_security_administrator_hands_work_over_and_does_nothing_else()
    {
        var security = new Actor("u9", "安全员", Street, new HashSet<string>([Administrators.Security]));
        var entered = Entered();
        Assert.Equal("沈知行", Accepted(entered, new Change.Assign("沈知行", "调离"), security).Handler);
        Assert.NotEmpty(Faults(entered, new Change.Withdraw("不要了"), security));
        foreach (var role in new[] { Administrators.System, Administrators.Auditor })
            Assert.NotEmpty(Faults(entered, new Change.Assign("沈知行"), new Actor("u8", "别人", Street, new HashSet<string>([role]))));
    }
}
