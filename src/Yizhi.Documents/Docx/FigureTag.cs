using System.Security.Cryptography;
using System.Text;

namespace Yizhi.Documents.Docx;

/// <summary>The tag of the content control around a figure, by which a program finds it again.</summary>
public static class FigureTag
{
    /// <summary>Word refuses longer tags and titles.</summary>
    public const int Longest = 64;

    /// <summary>The token itself; a longer one keeps its beginning and ends in its own digest, so that it stays unlike any other.</summary>
    public static string Of(string token) =>
        token.Length <= Longest ? token : $"{Cut(token, Longest - 17)}#{Digest(token)}";

    /// <summary>The title a person sees on the control: what the figure counts, and its short code.</summary>
    public static string Alias(string title, string code)
    {
        var room = Longest - code.Length - 1;
        return $"{(title.Length <= room ? title : Cut(title, room - 1) + "…")} {code}";
    }

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16];

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
