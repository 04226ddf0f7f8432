using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.EndToEnd.Looks;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web;

[assembly: AssemblyFixture(typeof(SmallOffice))]

namespace Yizhi.EndToEnd.Looks;

/// <summary>A new office with accounts and nothing recorded, behind its sign-in: the pages that the demonstration has none of.</summary>
public sealed class SmallOffice : IAsyncLifetime
{
    /// <summary>The one password of all.</summary>
    public const string Password = "Shan-shui#2026";

    private const string Street = "990201001000";
    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-small-").FullName;
    private WebApplication? app;
    private Office? office;

    /// <summary>Where it is served.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        office = await Office.Open(folder, ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue, clock: ServedDistrict.Clock);
        var founded = new DateOnly(2015, 1, 1);
        await office.PutUnits([new Unit("990201000000", "云和区", UnitKind.District, null, "", founded, null), new Unit(Street, "桂溪街道", UnitKind.Subdistrict, "990201000000", "", founded, null)]);
        app = Server.Build(office, new ServeOptions("http://127.0.0.1:0"));
        await app.StartAsync();
        Address = app.Urls.First();
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        var hash = accounts.PasswordHasher.HashPassword(null!, Password);
        foreach (var role in (string[])["clerk", "head", "grid_worker", .. Administrators.All])
        {
            var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = role, Name = office.People.TitleOf(role), CreatedAt = office.Now, PasswordHash = hash };
            Assert.True((await accounts.CreateAsync(account)).Succeeded);
            Assert.Null(await office.People.GiveFirst(new Actor("founder", "奠基人", Street, new HashSet<string>()), account.Id, Street, role));
        }
    }

    /// <summary>Signs in through the page, as a person does.</summary>
    public static async Task SignIn(IPage page, string login)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("#login").FillAsync(login);
        await page.Locator("#password").FillAsync(Password);
        await Turning.Page(page, () => page.Locator("form:has(#password) button.btn--main").ClickAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        if (office is not null)
            await office.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
