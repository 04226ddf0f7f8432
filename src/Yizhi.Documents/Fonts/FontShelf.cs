using System.Collections.Concurrent;

namespace Yizhi.Documents.Fonts;

/// <summary>The type faces of a machine: which one is taken for each face of a document. Read once, used by every document.</summary>
public sealed class FontShelf
{
    private readonly Dictionary<string, SfntFile> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Typeface?> read = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<string> folders;
    private readonly Lazy<IReadOnlyDictionary<PaperFace, Typeface>> chosen;

    /// <summary>Looks through folders for font files; what can't be read is passed over.</summary>
    /// <param name="folders">The folders, with all below them; the first that has a face gives it.</param>
    public FontShelf(IEnumerable<string> folders)
    {
        this.folders = [.. folders];
        var rest = new List<SfntFile>();
        foreach (var path in this.folders.Where(Directory.Exists).SelectMany(FilesIn))
            Take(path, rest);
        // A family's name means its ordinary weight; where it has none, what there is.
        foreach (var file in rest)
            foreach (var name in file.Names(ofFamily: true))
                files.TryAdd(name, file);
        chosen = new(Choose);
    }

    /// <summary>The fonts of this machine.</summary>
    public static FontShelf OfThisMachine => Machine.Value;

    private static readonly Lazy<FontShelf> Machine = new(() => new FontShelf(FontFolders.OfThisMachine()));

    /// <summary>The typeface that stands for a face.</summary>
    /// <exception cref="NoFontException">No Chinese typeface is to be had.</exception>
    public Typeface this[PaperFace face] => chosen.Value[face];

    /// <summary>Which faces are set in another typeface than the one official documents name.</summary>
    public IReadOnlyList<Substitution> Substitutions =>
        [.. Enum.GetValues<PaperFace>().Select(face => new Substitution(face, FontNames.Of(face)[0], this[face].Name)).Where(s => !FontNames.IsOriginal(s.Face, s.Taken))];

    /// <summary>A typeface by one of its names; null where the machine lacks it or its maker forbids embedding.</summary>
    public Typeface? Find(string name) => read.GetOrAdd(name, wanted => files.TryGetValue(wanted, out var file) && TryRead(file, wanted) is { MayBeEmbedded: true } found ? found : null);

    /// <summary>The typeface and glyph for a character: of the face itself, else of another that has it.</summary>
    public (Typeface Typeface, int Glyph) GlyphOf(PaperFace face, int rune)
    {
        var own = this[face];
        if (own.GlyphOf(rune) is > 0 and var glyph)
            return (own, glyph);
        foreach (var name in FontNames.Fallbacks)
            if (Find(name) is { } other && other.GlyphOf(rune) is > 0 and var found)
                return (other, found);
        return (own, 0);
    }

    private Dictionary<PaperFace, Typeface> Choose()
    {
        var all = new Dictionary<PaperFace, Typeface>();
        foreach (var face in Enum.GetValues<PaperFace>())
            // A file may carry a name and lack the letters: what has no 的 is no Chinese typeface.
            all[face] = FontNames.Of(face).Select(Find).FirstOrDefault(found => found?.GlyphOf('的') > 0) ?? throw new NoFontException(FontNames.Of(face)[0], folders);
        return all;
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 })
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC" or ".OTC")
            .Order(StringComparer.Ordinal);

    private void Take(string path, List<SfntFile> rest)
    {
        try
        {
            foreach (var file in SfntFile.Open(path))
            {
                var isRegular = file.IsRegular;
                foreach (var name in file.Names(isRegular))
                    files.TryAdd(name, file);
                if (!isRegular)
                    rest.Add(file);
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // A broken font file is the machine's matter; the others still serve.
        }
    }

    private static Typeface? TryRead(SfntFile file, string name)
    {
        try
        {
            return new Typeface(file, name);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}

/// <summary>A face that this machine sets in another typeface.</summary>
/// <param name="Face">The face.</param>
/// <param name="Named">The typeface official documents name.</param>
/// <param name="Taken">The typeface taken for it.</param>
public sealed record Substitution(PaperFace Face, string Named, string Taken);

/// <summary>The machine has no Chinese typeface that may stand in a document.</summary>
/// <param name="face">The face that was looked for.</param>
/// <param name="folders">Where it was looked for.</param>
public sealed class NoFontException(string face, IEnumerable<string> folders)
    : Exception($"没有找到可嵌入的中文字体（{face}及其替代字体）。请安装思源字体（Debian 的 fonts-noto-cjk 软件包），或把字体文件放进下列文件夹之一：{string.Join('、', folders)}。");
