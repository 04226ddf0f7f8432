using System.Text;
using System.Xml;

namespace Yizhi.Documents.Pages;

/// <summary>Which characters may stand on a page.</summary>
internal static class Characters
{
    /// <summary>Opens the stand-in of a figure while Markdown is read.</summary>
    /// <remarks>A Unicode noncharacter: no text may use it in interchange, unlike private-use characters, which older Chinese systems gave to rare names.</remarks>
    public const char Open = '\uFDD0';

    /// <summary>Closes the stand-in of a figure.</summary>
    public const char Close = '\uFDD1';

    /// <summary>The text in one line, without characters that XML forbids: one of them would make the whole DOCX unreadable.</summary>
    public static string Clean(string text) => CleanLines(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    /// <summary>The text with its lines, without characters that XML forbids.</summary>
    public static string CleanLines(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                kept.Append(c).Append(text[++i]);
            else if (c is not ('\r' or Open or Close) && XmlConvert.IsXmlChar(c))
                kept.Append(c);
            else if (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                kept.Append('\n');
        }
        return kept.ToString();
    }

    /// <summary>The width in full Chinese characters: figures and Latin letters take half of one.</summary>
    public static double Width(string text) => text.EnumerateRunes().Sum(rune => rune.IsAscii ? 0.5 : 1.0);
}
