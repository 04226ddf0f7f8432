using System.Text;

namespace Yizhi.Documents.Fonts;

/// <summary>Writes chosen glyphs as a Compact Font Format set keyed by number: the number of a glyph is its character identifier.</summary>
internal static class CffSubset
{
    // The first two strings a font adds to the standard ones.
    private const int Registry = 391, Ordering = 392;

    public static byte[] Write(CffFont font, IReadOnlyList<int> glyphs, string name)
    {
        var fonts = glyphs.Select(font.FontOf).Distinct().ToList();
        var outlines = Index([.. glyphs.Select(font.Outline)]);
        var select = new byte[1 + glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
            select[i + 1] = (byte)fonts.IndexOf(font.FontOf(glyphs[i]));
        byte[] charset = glyphs.Count > 1 ? [2, 0, 1, (byte)((glyphs.Count - 2) >> 8), (byte)(glyphs.Count - 2)] : [0];

        byte[] head = [1, 0, 4, 4, .. Index([Encoding.ASCII.GetBytes(name)])];
        byte[] tail = [.. Index(["Adobe"u8.ToArray(), "Identity"u8.ToArray()]), 0, 0];
        var at = head.Length + Index([Top(font, glyphs.Count, 0, 0, 0, 0)]).Length + tail.Length;
        var (charsetAt, selectAt, outlinesAt) = (at, at + charset.Length, at + charset.Length + select.Length);
        var privatesAt = outlinesAt + outlines.Length;
        var dicts = new List<byte[]>();
        foreach (var inner in fonts)
        {
            dicts.Add(Inner(font.Matrices[inner], font.Privates[inner].Length, privatesAt));
            privatesAt += font.Privates[inner].Length;
        }

        var to = new MemoryStream();
        to.Write(head);
        to.Write(Index([Top(font, glyphs.Count, charsetAt, selectAt, outlinesAt, privatesAt)]));
        to.Write(tail);
        to.Write(charset);
        to.Write(select);
        to.Write(outlines);
        foreach (var inner in fonts)
            to.Write(font.Privates[inner]);
        to.Write(Index(dicts));
        return to.ToArray();
    }

    private static byte[] Top(CffFont font, int count, int charset, int select, int outlines, int fonts)
    {
        var to = new MemoryStream();
        // Registry and ordering come first, or readers take the set for one keyed by name.
        CffDict.Write(to, 1230, Registry, Ordering, 0);
        to.Write(font.Matrix);
        CffDict.Write(to, 1234, count);
        CffDict.Write(to, 15, charset);
        CffDict.Write(to, 1237, select);
        CffDict.Write(to, 17, outlines);
        CffDict.Write(to, 1236, fonts);
        return to.ToArray();
    }

    private static byte[] Inner(byte[] matrix, int length, int at)
    {
        var to = new MemoryStream();
        to.Write(matrix);
        CffDict.Write(to, 18, length, at);
        return to.ToArray();
    }

    private static byte[] Index(IReadOnlyList<byte[]> items)
    {
        var to = new MemoryStream();
        CffIndex.Write(to, items);
        return to.ToArray();
    }
}
