using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Yizhi.Accounts;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Storage.Records;
using Yizhi.Web;

namespace Yizhi.Tests.Web;

/// <summary>An office with accounts: one person for each role in each of four units, and a dispute in one community.</summary>
public sealed partial class PeopledOffice : IAsyncLifetime
{
    public const string District = "330199000000", Street = "330199001000", Ivy = "330199001001", Willow = "330199001002", Other = "330199002000";
    /// <summary>Before the role of a light account.</summary>
    public const string Light = "light ";
    public const string Password = "Shan-shui#2025";

    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-people-").FullName;
    private readonly Dictionary<string, string> cookies = [];

    public Office Office { get; private set; } = null!;
    public WebApplication App { get; private set; } = null!;
    public Guid Dispute { get; private set; }
    public string Evidence { get; private set; } = "";
    public Guid Person { get; private set; }
    public MovingClock Clock { get; } = new();

    /// <summary>Everyone who can sign in: login, unit and role.</summary>
    public List<(string Login, string Unit, string Role)> Posts { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
        Office = await Office.Open(folder, catalogue, clock: Clock);
        var founded = new DateOnly(2015, 1, 1);
        await Office.PutUnits([
            new Unit(District, "明湖区", UnitKind.District, null, "", founded, null),
            new Unit(Street, "书院街道", UnitKind.Subdistrict, District, "", founded, null),
            new Unit(Ivy, "青藤社区", UnitKind.Community, Street, "", founded, null),
            new Unit(Willow, "柳岸社区", UnitKind.Community, Street, "", founded, null),
            new Unit(Other, "望湖街道", UnitKind.Subdistrict, District, "", founded, null)]);
        App = Server.Build(Office, new ServeOptions("http://127.0.0.1:0"));
        await App.StartAsync();
        await using var scope = App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        var founder = new Actor("founder", "奠基人", District, new HashSet<string>());
        var hash = accounts.PasswordHasher.HashPassword(null!, Password);
        foreach (var (unit, role) in new[] { District, Street, Ivy, Other }.SelectMany(_ => catalogue.Roles.Keys.Order(StringComparer.Ordinal), (u, r) => (u, r)).Concat(Administrators.All.Select(r => (District, r))))
        {
            var login = $"{role}.{unit[6..]}";
            var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = login, Name = $"{role} {unit}", CreatedAt = DateTime.UtcNow, PasswordHash = hash };
            Assert.True((await accounts.CreateAsync(account)).Succeeded);
            Assert.Null(await Office.People.GiveFirst(founder, account.Id, unit, role));
            Posts.Add((login, unit, role));
            Person = account.Id;
        }
        // People outside the staff, by light accounts that the head of the street opened.
        var head = new Actor("head", "主任", Street, new HashSet<string>(["head"]));
        foreach (var role in catalogue.Light)
        {
            var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = $"light.{role}", Name = $"light {role}", CreatedAt = DateTime.UtcNow, PasswordHash = hash };
            Assert.True((await accounts.CreateAsync(account)).Succeeded);
            Assert.Null(await Office.People.GiveLight(head, account.Id, Willow, role, null));
            Posts.Add((account.UserName, Willow, Light + role));
        }
        Evidence = (await Office.Evidence.Put(new MemoryStream("证据"u8.ToArray()))).Hash;
        var all = new Actor("zhou", "周以宁", District, catalogue.Roles.Keys.ToHashSet());
        Dispute = Guid.CreateVersion7();
        var values = new Dictionary<string, Value?>();
        foreach (var (key, text) in new[] { ("subject", "楼道堆物"), ("found_on", "2025-03-03"), ("found_by", "grid"), ("category", "neighbour"), ("accepted_on", "2025-03-04"), ("mediator", "顾明川"), ("concluded_on", "2025-03-20"), ("form", "written") })
            values[key] = Entry.Read(catalogue.Ledger("dispute").Field(key)!, text, out var value) is null ? value : null;
        Assert.IsType<SaveOutcome.Saved>(await Office.Ledgers.Enter("dispute", new Change.Enter(Dispute, Willow, values, "agreed", "顾明川"), all, [new Attachment("现场照片", Evidence, "照片.jpg")]));
    }

    /// <summary>A browser that nobody signed in with.</summary>
    public HttpClient Client(string? cookie = null)
    {
        var address = new Uri(App.Urls.First());
        var jar = new System.Net.CookieContainer();
        if (cookie?.Split('=', 2) is [var name, var value])
            jar.Add(address, new System.Net.Cookie(name, value));
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = address };
    }

    /// <summary>A browser in which someone signed in; their session is begun once, as the sign-in page begins it.</summary>
    public async Task<HttpClient> SignedIn(string login)
    {
        if (!cookies.TryGetValue(login, out var cookie))
        {
            using var browser = Client();
            using var answer = await SignIn(browser, login, Password);
            Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
            cookies[login] = cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("yizhi-session=", StringComparison.Ordinal)).Split(';')[0];
        }
        return Client(cookie);
    }

    /// <summary>Fills the sign-in form in and sends it.</summary>
    public static async Task<HttpResponseMessage> SignIn(HttpClient browser, string login, string password, string to = "/")
    {
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        return await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = Token(page), ["login"] = login, ["password"] = password, ["to"] = to }), TestContext.Current.CancellationToken);
    }

    /// <summary>The token of a page's first form.</summary>
    public static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    /// <summary>An address with its places filled.</summary>
    public Uri Filled(string path, string unit) => new(path.Replace("{unit}", unit, StringComparison.Ordinal).Replace("{record}", Dispute.ToString(), StringComparison.Ordinal)
        .Replace("{evidence}", Evidence, StringComparison.Ordinal).Replace("{person}", Person.ToString(), StringComparison.Ordinal), UriKind.Relative);

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        await Office.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    /// <summary>A clock that moves when it is told to.</summary>
    public sealed class MovingClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 6, 2, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Move(TimeSpan by) => now += by;
    }
}
