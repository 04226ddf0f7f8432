using System.Globalization;
using System.Resources;
using Yizhi.Core.Wording;

namespace Yizhi.Wording;

/// <summary>The texts of commands and sheets, in the reader's language; texts of the engine are found in its own.</summary>
public static class Texts
{
    private static readonly ResourceManager Own = new("Yizhi.Wording.Texts", typeof(Texts).Assembly);

    /// <summary>The text under a code, filled in.</summary>
    public static string Say(string code, params object[] with) =>
        Own.GetString(code, CultureInfo.CurrentUICulture) is { } text ? with.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, with) : Words.Say(code, with);
}
