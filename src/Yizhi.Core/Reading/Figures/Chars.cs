using System.Buffers;

namespace Yizhi.Core.Reading.Figures;

/// <summary>The kinds of characters the scanner asks for.</summary>
internal static class Chars
{
    /// <summary>Where the scanner stops: numerals, and the openings of what it jumps over.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create("0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿《“「『\"");

    /// <summary>What ends a clause.</summary>
    public static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,；;。！？!?：:（）()\n\r\t【】[]");

    /// <summary>What ends a phrase behind a figure.</summary>
    public static readonly SearchValues<char> PhraseEnds = SearchValues.Create("，,；;。！？!?：:（）()\n\r\t【】[]、”’");

    /// <summary>What ends a sentence.</summary>
    public static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？!?\n\r；;");

    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    public static int Digit(char c) => c >= '０' ? c - '０' : c - '0';

    public static bool IsChinese(char c) => c is '〇' or '零' or '一' or '二' or '两' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '千' or '万' or '亿';

    public static int Chinese(char c) => c switch { '〇' or '零' => 0, '一' => 1, '二' or '两' => 2, '三' => 3, '四' => 4, '五' => 5, '六' => 6, '七' => 7, '八' => 8, '九' => 9, _ => 0 };

    public static bool IsSpace(char c) => c is ' ' or '\u00a0' or '\u3000' or '\u2002' or '\u2003' or '\u2009' or '\u200b' or '\ufeff';

    public static bool IsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>The next character that is no space, at most eight further on.</summary>
    public static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        var until = Math.Min(text.Length, at + 8);
        while (at < until && IsSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The character after the last that is no space, going back at most eight.</summary>
    public static int BackOverSpaces(ReadOnlySpan<char> text, int at)
    {
        var until = Math.Max(0, at - 8);
        while (at > until && IsSpace(text[at - 1]))
            at--;
        return at;
    }
}
