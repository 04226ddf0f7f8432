using System.Text;
using System.Text.RegularExpressions;

namespace Yizhi.Documents.Reading;

/// <summary>Tells whether a line broken by hand goes on in the next line or ends there.</summary>
/// <remarks>Titles are broken where it looks well and are one; text pasted from web pages has such breaks for paragraphs.</remarks>
internal static partial class SoftBreaks
{
    /// <summary>The paragraph with each soft break (<c>\v</c>) joined or made a line end.</summary>
    public static string Resolved(string paragraph)
    {
        if (!paragraph.Contains('\v', StringComparison.Ordinal))
            return paragraph;
        var text = new StringBuilder();
        var last = "";
        foreach (var range in paragraph.AsSpan().Split('\v'))
        {
            var piece = paragraph[range];
            if (last.Length > 0 && piece.AsSpan().Trim(" \t\u3000").Length > 0)
                text.Append(GoesOn(last, piece) ? Gap(last, piece) : "\n");
            if (piece.AsSpan().Trim(" \t\u3000").Length == 0)
            {
                // An empty line between ends the paragraph whatever stands around it.
                if (last.Length > 0)
                    text.Append('\n');
                last = "";
                continue;
            }
            text.Append(piece);
            last = piece;
        }
        return text.ToString();
    }

    /// <summary>Whether a line goes on in the next.</summary>
    public static bool GoesOn(string line, string next)
    {
        var end = line.TrimEnd(' ', '\t', '\u3000');
        if (end.Length == 0 || end[^1] is '。' or '；' or '：' or '！' or '？' or '!' or '?' or ';' or ':' or '…' or '”' or '）' && end.Length > 1)
            return false;
        if (next.Length > 0 && next[0] is '\u3000' or '\t' || next.StartsWith("  ", StringComparison.Ordinal))
            return false;
        return !Begins().IsMatch(next.TrimStart());
    }

    /// <summary>What stands between two lines that are joined: nothing in Chinese, a space between Latin words.</summary>
    public static string Gap(string line, string next) =>
        line.Length > 0 && next.Length > 0 && char.IsAsciiLetter(line[^1]) && char.IsAsciiLetter(next[0]) ? " " : "";

    // What begins a paragraph of its own: a number, a date, something in brackets, an enclosure, a key word with colon.
    [GeneratedRegex(@"^(第[一二三四五六七八九十百\d]+[章节条部]|[（(][一二三四五六七八九十百\d]{1,4}[）)]|[一二三四五六七八九十百]{1,4}[、．.]|\d{1,3}[、．]|\d{1,2}\.(?!\d)|[①-⑳]|[（(〔\[【]|附件|附：|抄送|主送|签发人|(二[〇○零Ｏ0]|\d{4}年\s*\d{1,2}月\s*\d{1,2}日\s*$))")]
    private static partial Regex Begins();
}
