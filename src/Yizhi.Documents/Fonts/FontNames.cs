namespace Yizhi.Documents.Fonts;

/// <summary>The typefaces that may stand for a face, best first.</summary>
internal static class FontNames
{
    private static readonly string[] Serif = ["Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC", "FandolSong", "FandolSong-Regular", "AR PL UMing CN", "SimSun", "宋体", "STSong"];
    private static readonly string[] Sans = ["Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "FandolHei", "FandolHei-Regular", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"];

    private static readonly Dictionary<PaperFace, string[]> Wanted = new()
    {
        [PaperFace.FangSong] = ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体", "STFangsong", "华文仿宋", "Zhuque Fangsong", "Zhuque Fangsong (technical preview)", "朱雀仿宋", "FandolFang", "FandolFang-Regular", .. Serif],
        [PaperFace.KaiTi] = ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "STKaiti", "华文楷体", "FandolKai", "FandolKai-Regular", "LXGW WenKai", "霞鹜文楷", "AR PL UKai CN", "AR PL KaitiM GB", .. Serif],
        [PaperFace.HeiTi] = ["黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "STHeiti", "华文黑体", .. Sans, .. Serif],
        [PaperFace.SmallTitleSong] = ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "NotoSerifCJKsc-Bold", "SourceHanSerifSC-Bold", "SourceHanSerifCN-Bold", "FandolSong-Bold", .. Serif],
        [PaperFace.Song] = ["宋体", "SimSun", "方正书宋_GBK", "STSong", .. Serif],
    };

    // The names of the faces that official documents ask for; all after them are substitutes.
    private static readonly Dictionary<PaperFace, int> Originals = new()
    {
        [PaperFace.FangSong] = 9,
        [PaperFace.KaiTi] = 9,
        [PaperFace.HeiTi] = 6,
        [PaperFace.SmallTitleSong] = 4,
        [PaperFace.Song] = 4,
    };

    /// <summary>Where rare characters are looked for that a face lacks.</summary>
    public static readonly string[] Fallbacks = [.. Serif, .. Sans, "SimSun-ExtB", "HanaMinA", "HanaMinB", "BabelStone Han", "DejaVu Sans"];

    public static IReadOnlyList<string> Of(PaperFace face) => Wanted[face];

    public static bool IsOriginal(PaperFace face, string name) => Array.IndexOf(Wanted[face], name) < Originals[face];
}

/// <summary>Where machines keep their fonts.</summary>
public static class FontFolders
{
    /// <summary>The folders of this machine; YIZHI_FONTS names others, which come first.</summary>
    public static IReadOnlyList<string> OfThisMachine()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] own = (Environment.GetEnvironmentVariable("YIZHI_FONTS") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return OperatingSystem.IsWindows()
            ? [.. own, Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(home, "AppData", "Local", "Microsoft", "Windows", "Fonts")]
            : OperatingSystem.IsMacOS()
                ? [.. own, Path.Combine(home, "Library", "Fonts"), "/Library/Fonts", "/System/Library/Fonts"]
                : [.. own, Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts", "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"];
    }
}
