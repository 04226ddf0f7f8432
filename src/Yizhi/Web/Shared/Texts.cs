using System.Globalization;
using System.Resources;

namespace Yizhi.Web.Shared;

/// <summary>The words on the pages.</summary>
public static class Texts
{
    private static readonly ResourceManager Resources = new("Yizhi.Web.Resources.Texts", typeof(Texts).Assembly);

    /// <summary>The text under a key, filled in; the key itself where no text is written.</summary>
    public static string Say(string key, params object[] with)
    {
        var text = Find(key) ?? key;
        return with.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, with);
    }

    /// <summary>The text under a key; null where none is written.</summary>
    public static string? Find(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);
}
