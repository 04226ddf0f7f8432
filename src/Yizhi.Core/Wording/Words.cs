using System.Globalization;
using System.Resources;
using Yizhi.Core.Records;

namespace Yizhi.Core.Wording;

/// <summary>Messages in the reader's language: Chinese, or English where asked for.</summary>
public static class Words
{
    private static readonly ResourceManager Messages = new("Yizhi.Core.Wording.Messages", typeof(Words).Assembly);

    /// <summary>The text under a code, filled in; the code itself where no text is written.</summary>
    public static string Say(string code, params object[] with)
    {
        var text = Messages.GetString(code, CultureInfo.CurrentUICulture) ?? code;
        return with.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, with);
    }

    /// <summary>A fault in words.</summary>
    public static string Of(Fault fault) => Say(fault.Code, [.. fault.With]);
}
