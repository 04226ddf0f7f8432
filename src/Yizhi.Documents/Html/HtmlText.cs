using System.Text;

namespace Yizhi.Documents.Html;

/// <summary>Text made safe for HTML content and for attributes in double quotes.</summary>
internal static class HtmlText
{
    /// <summary>The text with the five characters that HTML gives a meaning written as references.</summary>
    /// <remarks>The framework's encoder also turns rare Chinese characters and the ideographic space into references; in UTF-8 that only makes the page longer and harder to read.</remarks>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
            return text;
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(c),
            };
        return encoded.ToString();
    }
}
