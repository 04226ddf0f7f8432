using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Delivery;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Storage.People;

namespace Yizhi.Tests.Delivery;

/// <summary>E-mail and webhooks over real sockets: at once for legal risk, kept in quiet hours, tried until they arrive, nobody's title or name in them.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Street = "330199001000", Other = "330199002000", Secret = "a-secret-of-the-tests", Title = "顾明川与陈舟的邻里纠纷";
    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-delivery-").FullName;
    // 10:00 in Asia/Shanghai on a Tuesday.
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 6, 2, 0, 0, TimeSpan.Zero));
    private readonly Actor admin = new("admin", "管理员", Street, new HashSet<string> { Administrators.System });
    private Office office = null!;
    private Guid zhou;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private Deliverer Deliverer => new(office);

    public async ValueTask InitializeAsync()
    {
        office = await Office.Open(folder, ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue, clock: clock, cancel: Cancel);
        var founded = new DateOnly(2015, 1, 1);
        await office.PutUnits([new Unit(Street, "书院街道", UnitKind.Subdistrict, null, "", founded, null), new Unit(Other, "望湖街道", UnitKind.Subdistrict, null, "", founded, null)], Cancel);
        zhou = await Account("zhou", "周以宁", "zhou@example.cn");
    }

    [Fact]
    public async Task A_mail_comes_at_once_for_legal_risk_alone_and_holds_neither_title_nor_name()
    {
        await using var server = new SmallMailServer();
        await MailFrom(server);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        await office.Notices.Say(Urgent("2") with { IsUrgent = false }, [zhou], Cancel);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
        Assert.Equal((0, 0), await Deliverer.SendDue(Cancel));
        var (to, raw) = Assert.Single(server.Arrived);
        var mail = await Read(raw);
        Assert.Equal(("zhou@example.cn", "依治：1 项法定期限临近或已过"), (to, mail.Subject));
        Assert.Contains("调解 2026-1 号", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, raw + mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://yizhi.example.cn/records/", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(2, await office.Notices.Unread(zhou, Cancel));
    }

    [Fact]
    public async Task In_quiet_hours_mail_waits_until_they_end()
    {
        await using var server = new SmallMailServer();
        await MailFrom(server);
        await office.NoticeSettings.Put(zhou, "zhou@example.cn", true, null, (9 * 60, 12 * 60 + 30), Cancel);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        Assert.Equal((0, 0), await Deliverer.SendDue(Cancel));
        clock.Advance(TimeSpan.FromMinutes(149));
        Assert.Equal((0, 0), await Deliverer.SendDue(Cancel));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
    }

    [Fact]
    public async Task A_server_that_is_busy_is_tried_again_and_a_box_that_does_not_exist_is_given_up()
    {
        await using var server = new SmallMailServer { Busy = 1 };
        await MailFrom(server);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        Assert.Equal((0, 1), await Deliverer.SendDue(Cancel));
        Assert.Equal((0, 0), await Deliverer.SendDue(Cancel));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
        var gone = await Account("gone", "无箱", SmallMailServer.Unknown);
        await office.Notices.Say(Urgent("2"), [gone], Cancel);
        Assert.Equal((0, 1), await Deliverer.SendDue(Cancel));
        Assert.NotNull((await office.Sendings.Log(true, 1, Cancel))[0].GivenUpAt);
    }

    [Fact]
    public async Task The_morning_brings_one_digest_to_each_who_has_something_unread()
    {
        await using var server = new SmallMailServer();
        await MailFrom(server);
        clock.SetUtcNow(new DateTimeOffset(2026, 1, 7, 0, 29, 0, TimeSpan.Zero));
        var digests = new Digests(office);
        await Account("none", "无事", "none@example.cn");
        for (var i = 0; i < 3; i++)
            await office.Notices.Say(Urgent($"{i}") with { IsUrgent = false }, [zhou], Cancel);
        Assert.Equal(0, await digests.Write(Cancel));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), (await digests.Write(Cancel), await digests.Write(Cancel)));
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
        var (to, raw) = Assert.Single(server.Arrived);
        var mail = await Read(raw);
        Assert.Equal(("zhou@example.cn", "依治：今日提醒，3 条未读"), (to, mail.Subject));
        Assert.Contains("期限已过：3 条", mail.TextBody, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await digests.Write(Cancel));
        await office.Notices.Read(zhou, cancel: Cancel);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await digests.Write(Cancel));
    }

    [Fact]
    public async Task A_webhook_that_fails_is_called_again_with_the_same_id_and_every_call_is_signed_with_its_time()
    {
        await using var hook = await SmallHook.Start();
        hook.Failing = 2;
        await office.Webhooks.Open(admin, "系统", WebhookDesk.Json, hook.Address, Secret, Street, Cancel);
        await office.Webhooks.Open(admin, "别处", WebhookDesk.Json, hook.Address, Secret, Other, Cancel);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        Assert.Equal((0, 1), await Deliverer.SendDue(Cancel));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 1), await Deliverer.SendDue(Cancel));
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal((0, 0), await Deliverer.SendDue(Cancel));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
        Assert.Equal(3, hook.Calls.Count);
        Assert.Single(hook.Calls.Select(c => c.Headers[HookCaller.IdHeader]).Distinct());
        Assert.Equal(3, hook.Calls.Select(c => c.Headers[HookCaller.TimeHeader]).Distinct().Count());
        Assert.All(hook.Calls, c =>
        {
            var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{c.Headers[HookCaller.TimeHeader]}.{c.Body}"));
            Assert.Equal("sha256=" + Convert.ToHexStringLower(signed), c.Headers[HookCaller.SignatureHeader]);
            Assert.DoesNotContain(Title, c.Body, StringComparison.Ordinal);
        });
        Assert.Equal(c(hook), JsonNode.Parse(hook.Calls.Last().Body)!["id"]!.GetValue<string>());
        var row = Assert.Single(await office.Sendings.Log(false, 10, Cancel));
        Assert.Equal((3, "200 {\"errcode\":0}"), (row.Tries, row.Answer));

        static string c(SmallHook hook) => hook.Calls.First().Headers[HookCaller.IdHeader];
    }

    [Fact]
    public async Task What_never_arrives_is_given_up_after_eight_tries_in_a_day_and_goes_out_when_it_is_sent_again()
    {
        await using var hook = await SmallHook.Start();
        hook.Failing = 8;
        await office.Webhooks.Open(admin, "系统", WebhookDesk.Json, hook.Address, Secret, Street, Cancel);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        var began = clock.GetUtcNow();
        for (var minute = 0; minute <= 25 * 60; minute++)
        {
            await Deliverer.SendDue(Cancel);
            if ((await office.Sendings.Log(false, 1, Cancel))[0].GivenUpAt is not null)
                break;
            clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal((8, TimeSpan.FromHours(24)), (hook.Calls.Count, clock.GetUtcNow() - began));
        Assert.Equal((0, 0), await Deliverer.SendDue(Cancel));
        Assert.True(await office.Sendings.Again(admin, (await office.Sendings.Log(false, 1, Cancel))[0].Id, Cancel));
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
        Assert.Equal("sending.again", (await office.Audit.Newest(0, 1, cancel: Cancel))[0].Act);
    }

    [Fact]
    public async Task Robots_are_told_in_their_own_form_and_believed_only_when_they_say_yes()
    {
        await using var hook = await SmallHook.Start();
        await office.Webhooks.Open(admin, "钉钉", WebhookDesk.DingTalk, hook.Address, Secret, Street, Cancel);
        hook.Answer = "{\"errcode\":310000,\"errmsg\":\"sign not match\"}";
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        Assert.Equal((0, 1), await Deliverer.SendDue(Cancel));
        hook.Answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), await Deliverer.SendDue(Cancel));
        var (_, query, body) = hook.Calls.Last();
        var time = $"{clock.GetUtcNow().ToUnixTimeMilliseconds()}";
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}\n{Secret}")));
        Assert.Equal($"?key=1&timestamp={time}&sign={Uri.EscapeDataString(sign)}", query);
        Assert.StartsWith("依治：1 项法定期限", JsonNode.Parse(body)!["text"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_and_secrets_lie_encrypted_and_a_redirection_is_not_followed()
    {
        await using var hook = await SmallHook.Start();
        await office.Webhooks.Open(admin, "系统", WebhookDesk.Json, hook.Address.Replace("/hook", "/away", StringComparison.Ordinal), Secret, Street, Cancel);
        await office.Notices.Say(Urgent("1"), [zhou], Cancel);
        Assert.Equal((0, 1), await Deliverer.SendDue(Cancel));
        Assert.StartsWith("302", (await office.Sendings.Log(false, 1, Cancel))[0].Answer, StringComparison.Ordinal);
        await new MailSettings("127.0.0.1", 25, "none", "yizhi@example.cn", "user", "pass-word-1", "").Keep(office, admin, Cancel);
        Assert.Equal("pass-word-1", (await MailSettings.Read(office, Cancel)).Password);
        await using var db = office.Database.Context();
        var kept = string.Join(' ', (await db.Webhooks.AsNoTracking().ToListAsync(Cancel)).Select(w => w.Address + w.Secret).Concat(await db.OfficeSettings.Select(s => s.Value).ToListAsync(Cancel)).Concat(await db.Audits.Select(a => a.Detail).ToListAsync(Cancel)));
        Assert.All((string[])[Secret, "away", "pass-word-1"], s => Assert.DoesNotContain(s, kept, StringComparison.Ordinal));
    }

    private static Message Urgent(string once) => new(NoticeKind.Over, "notice.over", Guid.CreateVersion7(), "矛盾纠纷化解", Title, "调解期限", "2026-01-05", "《人民调解工作若干规定》")
    { Once = once, IsUrgent = true, Unit = Street, Outside = ["矛盾纠纷化解", "调解 2026-1 号", "调解期限", "2026-01-05", "《人民调解工作若干规定》"] };

    private Task MailFrom(SmallMailServer server) => new MailSettings("127.0.0.1", server.Port, "none", "依治 <yizhi@example.cn>", "", "", "https://yizhi.example.cn").Keep(office, admin, Cancel);

    private static async Task<MimeMessage> Read(string raw) => await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(raw)), Cancel);

    private async Task<Guid> Account(string login, string name, string address)
    {
        await using var db = office.Database.Context();
        var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = login, NormalizedUserName = login.ToUpperInvariant(), Name = name, CreatedAt = office.Now, Email = address };
        db.Accounts.Add(account);
        await db.SaveChangesAsync(Cancel);
        return account.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
