namespace Yizhi.Sheets;

/// <summary>Keeps a cell from being run as a formula: an export puts an apostrophe before it, the import takes it off again.</summary>
internal static class FormulaGuard
{
    private const string Starts = "=+-@＝＋－＠\t\r";

    /// <summary>The text as no spreadsheet runs it.</summary>
    public static string PutOn(string text) => IsGuarded(text) ? "'" + text : text;

    /// <summary>The text as it was.</summary>
    public static string TakeOff(string text) => text.Length > 1 && text[0] == '\'' && IsGuarded(text[1..]) ? text[1..] : text;

    // A text that itself begins with an apostrophe before a formula gets a second one, so that taking off one gives it back.
    private static bool IsGuarded(string text) => text.TrimStart('\'') is { Length: > 0 } rest && Starts.Contains(rest[0], StringComparison.Ordinal);
}
