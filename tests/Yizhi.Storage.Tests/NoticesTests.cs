using Xunit;
using Yizhi.Storage.Notices;

namespace Yizhi.Storage.Tests;

/// <summary>What is said to people, on both databases.</summary>
public sealed class NoticesTests(Servers servers)
{
    private static readonly Guid Zhou = Guid.Parse("00000000-0000-7000-8000-000000000001"), Gu = Guid.Parse("00000000-0000-7000-8000-000000000002");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task What_is_said_twice_about_the_same_is_heard_once_and_stays_unread_until_it_is_read(Kind kind)
    {
        await using var office = await TestOffice.Open(servers, kind);
        var notices = office.Office.Notices;
        var message = new Message(NoticeKind.Urged, "notice.kind.told", null, "请尽快办理") { Once = "urge/1" };

        Assert.Equal(2, await notices.Say(message, [Zhou, Gu, Zhou], Cancel));
        Assert.Equal(0, await notices.Say(message, [Zhou, Gu], Cancel));
        Assert.Equal(1, await notices.Say(message with { Once = null }, [Zhou], Cancel));
        Assert.Equal((2, 1), (await notices.Unread(Zhou, Cancel), await notices.Unread(Gu, Cancel)));

        var first = (await notices.Of(Zhou, true, 0, 10, Cancel))[^1];
        Assert.Equal("其他：请尽快办理 条", NoticeDesk.Words(first));
        Assert.Equal(0, await notices.Read(Gu, first.Id, Cancel));
        Assert.Equal(1, await notices.Read(Zhou, first.Id, Cancel));
        Assert.Equal(1, await notices.Unread(Zhou, Cancel));
        Assert.Equal(1, await notices.Read(Zhou, cancel: Cancel));
        Assert.Equal((0, 2), (await notices.Unread(Zhou, Cancel), (await notices.Of(Zhou, false, 0, 10, Cancel)).Count));
        Assert.Equal(1, await notices.Unread(Gu, Cancel));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Ten_who_say_the_same_at_once_are_heard_once(Kind kind)
    {
        await using var office = await TestOffice.Open(servers, kind);
        var message = new Message(NoticeKind.Over, "notice.kind.told", null, "超期") { Once = "over/1" };
        var told = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => office.Office.Notices.Say(message, [Zhou, Gu], Cancel), Cancel)));
        Assert.Equal(2, told.Sum());
        Assert.Equal(1, await office.Office.Notices.Unread(Zhou, Cancel));
    }
}
