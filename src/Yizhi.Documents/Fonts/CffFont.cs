using System.Collections.Concurrent;

namespace Yizhi.Documents.Fonts;

/// <summary>The outlines of a PostScript-flavoured face. A glyph is given without subroutines, so that a subset needs nothing but its glyphs.</summary>
internal sealed class CffFont
{
    private const int MostNested = 10, LongestOutline = 65_535;
    private readonly byte[] data;
    private readonly CffIndex outlines, common;
    private readonly int fonts;
    private readonly byte[] select;
    private readonly CffIndex?[] own;
    private readonly ConcurrentDictionary<int, byte[]> flat = new();

    public CffFont(byte[] data, int glyphs)
    {
        this.data = data;
        var names = new CffIndex(data, data[2]);
        var tops = new CffIndex(data, names.End);
        var strings = new CffIndex(data, tops.End);
        common = new CffIndex(data, strings.End);
        var top = new CffDict(tops[0]);
        outlines = new CffIndex(data, top.Number(17) ?? throw new InvalidDataException("A font without outlines."));
        Matrix = top.Raw(op => op == 1207);
        var dicts = new List<CffDict>();
        if (top.Number(1236) is { } array)
        {
            var index = new CffIndex(data, array);
            for (var i = 0; i < index.Count; i++)
                dicts.Add(new CffDict(index[i]));
            select = Select(top.Number(1237) ?? 0, glyphs);
        }
        else
        {
            dicts.Add(top);
            select = new byte[glyphs];
        }
        fonts = dicts.Count;
        own = new CffIndex?[fonts];
        Privates = new byte[fonts][];
        Matrices = [.. dicts.Select(dict => top.Number(1236) is null ? [] : dict.Raw(op => op == 1207))];
        for (var i = 0; i < fonts; i++)
        {
            var (size, at) = (dicts[i].Number(18) ?? 0, dicts[i].Number(18, 1) ?? 0);
            var inner = new CffDict(data.AsSpan(at, size));
            Privates[i] = inner.Raw(op => op != 19);
            own[i] = inner.Number(19) is { } subrs ? new CffIndex(data, at + subrs) : null;
        }
    }

    /// <summary>The scale of the whole font as it stands in the file; empty where it is the usual one.</summary>
    public byte[] Matrix { get; }

    /// <summary>The scale of each inner font.</summary>
    public byte[][] Matrices { get; }

    /// <summary>The hinting values of each inner font, without subroutines.</summary>
    public byte[][] Privates { get; }

    /// <summary>The inner font a glyph belongs to.</summary>
    public int FontOf(int glyph) => Math.Min(select[glyph], fonts - 1);

    /// <summary>A glyph's outline with all subroutines written out. Kept: a page of Chinese uses the same few hundred again and again.</summary>
    public byte[] Outline(int glyph) => flat.GetOrAdd(glyph, g => new Flattening(this, own[FontOf(g)]).Of(outlines[g]));

    private byte[] Select(int at, int glyphs)
    {
        var of = new byte[glyphs];
        if (data[at] == 0)
            Array.Copy(data, at + 1, of, 0, glyphs);
        else
            for (int i = 0, ranges = data.U16(at + 1); i < ranges; i++)
            {
                var range = at + 3 + i * 3;
                for (var glyph = data.U16(range); glyph < Math.Min(glyphs, data.U16(range + 3)); glyph++)
                    of[glyph] = data[range + 2];
            }
        return of;
    }

    /// <summary>Walks an outline as a machine that draws would, copying what is no call.</summary>
    private sealed class Flattening(CffFont font, CffIndex? own)
    {
        private readonly List<byte> to = new(256);
        private readonly Stack<(int From, int Value)> stack = new();
        private int stems;

        public byte[] Of(ReadOnlySpan<byte> outline)
        {
            Walk(outline, 0);
            return [.. to];
        }

        // Says whether the glyph has ended.
        private bool Walk(ReadOnlySpan<byte> code, int depth)
        {
            if (depth > MostNested || to.Count > LongestOutline)
                throw new InvalidDataException("A font's outline calls itself.");
            for (var at = 0; at < code.Length;)
            {
                int b = code[at];
                var length = b switch { 28 => 3, >= 32 and <= 246 => 1, >= 247 and <= 254 => 2, 255 => 5, 12 => 2, _ => 1 };
                if (b is 28 or >= 32)
                {
                    stack.Push((to.Count, Value(code.Slice(at, length))));
                    to.AddRange(code.Slice(at, length));
                    at += length;
                    continue;
                }
                at += length;
                switch (b)
                {
                    case 10 or 29:
                        // The number of the routine was the last thing copied.
                        var (from, number) = stack.Pop();
                        to.RemoveRange(from, to.Count - from);
                        var routines = b == 29 ? font.common : own ?? throw new InvalidDataException("A font calls a routine it lacks.");
                        var bias = routines.Count < 1240 ? 107 : routines.Count < 33900 ? 1131 : 32768;
                        routines.Start(number + bias);
                        if (Walk(routines[number + bias], depth + 1))
                            return true;
                        continue;
                    case 11:
                        return false;
                    case 1 or 3 or 18 or 23:
                        stems += stack.Count / 2;
                        break;
                    case 19 or 20:
                        stems += stack.Count / 2;
                        length += (stems + 7) / 8;
                        break;
                }
                to.AddRange(code.Slice(at - (b == 12 ? 2 : 1), length));
                at += length - (b == 12 ? 2 : 1);
                stack.Clear();
                if (b == 14)
                    return true;
            }
            return false;
        }

        private static int Value(ReadOnlySpan<byte> number) => number[0] switch
        {
            28 => (short)((number[1] << 8) | number[2]),
            <= 246 => number[0] - 139,
            <= 250 => (number[0] - 247) * 256 + number[1] + 108,
            <= 254 => -(number[0] - 251) * 256 - number[1] - 108,
            _ => (short)((number[1] << 8) | number[2]),
        };
    }
}
