using Yizhi.Core.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>The side menu of the three administrators: each has their own part and no other.</summary>
internal static class AdminMenu
{
    private static readonly string[] System = ["units", "lists", "catalogue", "calendar", "mail", "webhooks", "jobs", "backups", "health"];

    public static IEnumerable<(string Href, string Key, string Title)> Of(Visitor visitor)
    {
        if (visitor.Is(Administrators.System) || visitor.Is(Administrators.Security) || visitor.Is(Administrators.Auditor))
            yield return ("/people", "people", Texts.Say("people"));
        if (visitor.Is(Administrators.System))
            foreach (var key in System)
                yield return ("/admin/" + key, key, Texts.Say(key));
        if (visitor.Is(Administrators.Auditor))
            yield return ("/audit", "audit", Texts.Say("audit"));
    }
}
