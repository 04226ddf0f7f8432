using System.Globalization;
using System.Text;

namespace Yizhi.Documents.Typesetting;

/// <summary>Which characters may begin or end a line (GB/T 15834-2011 §5.1), and which hold together.</summary>
public static class Marks
{
    /// <summary>What may not begin a line: marks that belong to what stands before them.</summary>
    public const string NotFirst = "!%),.:;?]}°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），－．：；？］｀｜｝～￠";

    /// <summary>What may not end a line: marks and signs that belong to what follows them.</summary>
    public const string NotLast = "$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥";

    private static readonly bool[] First = Table(NotFirst), Last = Table(NotLast);

    /// <summary>Whether a line may begin with the character.</summary>
    public static bool MayBegin(int rune) => rune >= First.Length || !First[rune];

    /// <summary>Whether a line may end with the character.</summary>
    public static bool MayEnd(int rune) => rune >= Last.Length || !Last[rune];

    /// <summary>Whether the character is one of a word or number that is not taken apart, such as of 2025, 95.9 or WPS.</summary>
    public static bool IsOfWord(int rune) =>
        rune < 0x80 ? rune > 0x20 : rune is not (0xB7 or 0xD7 or 0xF7) && rune < 0x2000 && Rune.IsValid(rune) && Rune.IsLetterOrDigit(new Rune(rune));

    /// <summary>Whether a line may be broken between two characters.</summary>
    public static bool MayPart(int before, int after)
    {
        if (after == ' ')
            return false;
        if (!MayBegin(after) || !MayEnd(before) || IsJoined(after))
            return false;
        if (before == ' ')
            return true;
        // A hyphen lets a word go on in the next line, but never a number.
        return !(IsOfWord(before) && IsOfWord(after)) || (before == '-' && char.IsAsciiLetter((char)after));
    }

    // What is drawn upon the character before it: an accent, or the choice of a variant.
    private static bool IsJoined(int rune) => rune >= 0x300 && Rune.IsValid(rune) && Rune.GetUnicodeCategory(new Rune(rune)) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool[] Table(string marks)
    {
        var table = new bool[0x10000];
        foreach (var mark in marks)
            table[mark] = true;
        return table;
    }
}
