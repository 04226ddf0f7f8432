using System.Security.Cryptography;
using System.Text;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Demo;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>Whom one may be in the demonstration, which asks for no password and is served to this machine alone.</summary>
internal static class DemoPeople
{
    public const string Cookie = "yizhi-demo";

    // One of each kind of work, from the first subdistrict.
    private static readonly string[] Wanted = ["clerk", "head", "leader", "justice_office", "mediator", "grid_worker", "enforcement_officer", "adviser", "section_office"];

    private static readonly Lazy<IReadOnlyList<Actor>> Staff = new(() =>
    [
        .. Wanted.Select(role => DemoDistrict.Staff.FirstOrDefault(a => a.Unit.StartsWith(DemoDistrict.FirstSubdistrict[..9], StringComparison.Ordinal) && a.Posts[0].Roles.Contains(role)
            && (role is "clerk" or "head" or "leader" || a.Posts[0].Roles.Count == 1))).OfType<Actor>().DistinctBy(a => a.Id),
    ]);

    /// <summary>Everyone one may be; the first has every role in the whole district, the last are the three administrators.</summary>
    public static IReadOnlyList<Actor> All(Office office) =>
    [
        Everyone(office), .. Staff.Value.Where(a => office.Units.Find(a.Unit) is not null),
        .. Administrators.All.Select(r => new Actor("demo." + r, office.People.TitleOf(r), Top(office), new HashSet<string>([r]))),
    ];

    /// <summary>Those who are told something; the one with every role would be told everything.</summary>
    public static IReadOnlyList<Colleague> Colleagues(Office office) => [.. All(office).Where(a => a.Id != Everyone(office).Id).Select(a => new Colleague(AccountOf(a), a))];

    /// <summary>The account of a person of the demonstration.</summary>
    public static Guid AccountOf(Actor actor) => new(SHA256.HashData(Encoding.UTF8.GetBytes(actor.Id)).AsSpan(0, 16));

    /// <summary>Whom the browser chose.</summary>
    public static Actor Of(Office office, HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: > 0 } chosen && All(office).FirstOrDefault(a => a.Id == chosen) is { } person ? person : Everyone(office);

    /// <summary>What a person of the demonstration is, in words.</summary>
    public static string TitleOf(Office office, Actor actor) =>
        actor.Id == "demo" ? Texts.Say("demo.everyone") : $"{office.Units.NameOf(actor.Unit)} {string.Join('、', actor.Posts[0].Roles.Select(office.People.TitleOf))}";

    public static IResult Choose(HttpContext context, Office office, Visitor visitor, string chosen)
    {
        if (!visitor.IsDemo || All(office).All(a => a.Id != chosen))
            return Answers.NotFound;
        context.Response.Cookies.Append(Cookie, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return Results.Redirect("/");
    }

    private static Actor Everyone(Office office) =>
        new("demo", Texts.Say("demo.user"), Top(office), office.Catalogue.Roles.Keys.ToHashSet(StringComparer.Ordinal));

    private static string Top(Office office) => office.Units.All.FirstOrDefault(u => u.Parent is null)?.Code ?? "";
}
