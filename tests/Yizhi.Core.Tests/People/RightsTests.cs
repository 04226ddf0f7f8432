using Xunit;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Records;
using static Yizhi.Core.Tests.Records.CaseOffice;

namespace Yizhi.Core.Tests.People;

public sealed class RightsTests
{
    private static readonly Rights Rights = new(CaseOffice.Catalogue, CaseOffice.Units);

    private static Actor At(string unit, params string[] roles) => new("u1", "许望舒", unit, roles.ToHashSet());

    [Fact]
    public void A_person_sees_the_records_of_their_ledgers_in_their_unit_and_below()
    {
        Assert.Equal([Street], Rights.Seen(At(Street, "clerk"), Case));
        Assert.True(Rights.Sees(At(Street, "clerk"), Case, Community, ""));
        Assert.False(Rights.Sees(At(Street, "clerk"), Case, OtherStreet, ""));
        Assert.False(Rights.Sees(At(Community, "clerk"), Case, Street, ""));
    }

    [Fact]
    public void Whoever_must_act_on_a_record_may_see_it_within_their_office()
    {
        var stranger = At(Community, "auditor");
        Assert.False(Rights.Sees(stranger, Case, Street, ""));
        Assert.True(Rights.Sees(stranger, Case, Street, "许望舒"));
        Assert.False(Rights.Sees(stranger, Case, OtherStreet, "许望舒"));
    }

    [Fact]
    public void What_no_post_grants_is_denied()
    {
        var nobody = new Actor("u1", "许望舒", []);
        Assert.False(Rights.Sees(nobody, Case));
        Assert.False(Rights.SeesFigures(nobody, Street));
        Assert.False(Rights.Enters(nobody, Case, Street));
        Assert.Empty(Rights.EntryUnits(nobody, Case, Today));
        Assert.False(Rights.Reveals(nobody, Case, Street));
    }

    [Fact]
    public void Administrators_do_no_business()
    {
        foreach (var role in Administrators.All)
        {
            var administrator = At(Street, role);
            Assert.False(Rights.Sees(administrator, Case));
            Assert.False(Rights.SeesFigures(administrator, Street));
            Assert.False(Rights.Enters(administrator, Case with { By = [] }, Street));
            Assert.Empty(Rights.Open(administrator, Case, Entered()));
        }
    }

    [Fact]
    public void The_three_administrators_exclude_one_another_and_all_business()
    {
        foreach (var one in Administrators.All)
        {
            Assert.Null(Administrators.Conflict([one], one));
            Assert.Equal("clerk", Administrators.Conflict(["clerk"], one));
            foreach (var other in Administrators.All.Where(o => o != one))
                Assert.Equal(one, Administrators.Conflict([one], other));
        }
        Assert.Null(Administrators.Conflict(["clerk"], "head"));
    }

    [Fact]
    public void A_ledger_that_names_its_readers_is_not_seen_by_the_readers_of_all()
    {
        var narrow = Case with { By = ["clerk"], SeenBy = ["head"], Flow = Case.Flow with { Steps = [] } };
        Assert.True(Rights.Sees(At(Street, "head"), narrow));
        Assert.True(Rights.Sees(At(Street, "clerk"), narrow));
        Assert.False(Rights.Sees(At(Street, "auditor"), narrow));
    }

    [Fact]
    public void A_field_may_be_for_some_roles_only()
    {
        var field = Field("subject") with { SeenBy = ["head"] };
        Assert.True(Rights.Sees(At(Street, "head"), field, Community));
        Assert.False(Rights.Sees(At(Street, "clerk"), field, Community));
        Assert.False(Rights.Sees(At(OtherStreet, "head"), field, Community));
    }

    [Fact]
    public void Only_steps_that_are_open_and_ones_own_are_offered()
    {
        Assert.Contains(Rights.Open(At(Street, "clerk"), Case, Entered()), s => s.Key == "accept");
        Assert.Empty(Rights.Open(At(OtherStreet, "clerk"), Case, Entered()));
        Assert.Empty(Rights.Open(At(Street, "auditor"), Case, Entered()));
    }

    [Fact]
    public void Figures_are_open_to_the_own_office_and_to_all_below()
    {
        Assert.True(Rights.SeesFigures(At(Community, "clerk"), Street));
        Assert.True(Rights.SeesFigures(At(Street, "clerk"), Community));
        Assert.True(Rights.SeesFigures(At("330102", "clerk"), OtherStreet));
        Assert.False(Rights.SeesFigures(At(Street, "clerk"), OtherStreet));
        Assert.False(Rights.SeesFigures(At(Street, "clerk"), "330102"));
    }

    [Fact]
    public void Who_acts_only_as_a_stand_in_is_written_so()
    {
        var both = new Actor("u2", "顾明川", [new Post(Community, new HashSet<string> { "clerk" }), new Post(Street, new HashSet<string> { "clerk", "head" }, "许望舒")]);
        Assert.Equal("顾明川", both.NameFor(["clerk"], Community, CaseOffice.Units));
        Assert.Equal("顾明川（代许望舒）", both.NameFor(["head"], Street, CaseOffice.Units));
        Assert.Equal("顾明川（代许望舒）", both.NameFor(["clerk"], Street, CaseOffice.Units));
    }
}
