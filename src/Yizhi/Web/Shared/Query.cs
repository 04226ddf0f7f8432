namespace Yizhi.Web.Shared;

/// <summary>What an address asks for.</summary>
internal static class Query
{
    private const int Longest = 200;

    /// <summary>A query value without control characters; empty where it is not given, and cut where nobody could have meant it.</summary>
    /// <remarks>PostgreSQL refuses a NUL in text, so it must not get that far.</remarks>
    public static string Said(this HttpRequest request, string name) => Said(request, name, Longest);

    /// <summary>A query value that may be longer than most.</summary>
    public static string Said(this HttpRequest request, string name, int longest)
    {
        var text = request.Query[name] is [{ } first, ..] ? first.Trim() : "";
        if (text.Length > longest)
            text = text[..longest];
        return text.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))) : text;
    }

    /// <summary>A page number, 1 where none can be read.</summary>
    public static int PageNumber(string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 1_000_000 ? page : 1;
}
