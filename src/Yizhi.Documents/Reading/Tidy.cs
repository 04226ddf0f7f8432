using System.Globalization;
using System.Text;

namespace Yizhi.Documents.Reading;

/// <summary>What is not text in a line of text: indents, invisible characters, halves of characters.</summary>
internal static class Tidy
{
    /// <summary>Appends a line without its indent, without what follows its last word and without characters nobody sees.</summary>
    /// <remarks>Full-width spaces inside stay: 王　芳 is written so, and a person compares the text with the page.</remarks>
    public static void Append(StringBuilder text, ReadOnlySpan<char> line)
    {
        var start = text.Length;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
            {
                text.Append(c).Append(line[++i]);
                continue;
            }
            if (c is '\u00a0' or '\u2002' or '\u2003' or '\u2009' or '\u202f' or '\v' or '\f')
                c = ' ';
            if (IsUnseen(c) || (text.Length == start && IsBlank(c)))
                continue;
            text.Append(Radicals.Resolved(c));
        }
        while (text.Length > start && IsBlank(text[^1]))
            text.Length--;
    }

    public static string Of(ReadOnlySpan<char> line)
    {
        var text = new StringBuilder(line.Length);
        Append(text, line);
        return text.ToString();
    }

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u3000' or '\u00a0';

    private static bool IsUnseen(char c) =>
        c is not '\t' && (char.IsControl(c) || char.IsSurrogate(c) || c is '\u00ad' or '\ufeff' or '\ufffe' or '\uffff' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format);
}
