using DocumentFormat.OpenXml.Wordprocessing;

namespace Yizhi.Documents.Docx;

/// <summary>The type faces that offices use, by the names their machines know.</summary>
/// <remarks>They are named, never shipped: each has an alternative that newer systems carry under another name.</remarks>
internal static class Faces
{
    public const string SmallTitleSong = "方正小标宋简体";
    public const string FangSong = "仿宋_GB2312";
    public const string KaiTi = "楷体_GB2312";
    public const string HeiTi = "黑体";
    public const string Song = "宋体";

    /// <summary>The face for Chinese, Latin letters and figures alike.</summary>
    /// <remarks>§5.2.2 makes size-three FangSong the face of every element not said otherwise, figures too; Times New Roman is a custom of some offices, not the standard.</remarks>
    public static RunFonts Of(string face) => new()
    {
        Ascii = face,
        HighAnsi = face,
        EastAsia = face,
        ComplexScript = face,
        // Curly quotes, dashes and dots are full-width in Chinese; without the hint Word sets them as Latin.
        Hint = FontTypeHintValues.EastAsia,
    };

    public static DocumentFormat.OpenXml.Wordprocessing.Fonts Table() => new(
        Font(SmallTitleSong, "FZXiaoBiaoSong-B05S", FontFamilyValues.Roman),
        Font(FangSong, "FangSong", FontFamilyValues.Modern),
        Font(KaiTi, "KaiTi", FontFamilyValues.Modern),
        Font(HeiTi, "SimHei", FontFamilyValues.Modern),
        Font(Song, "SimSun", FontFamilyValues.Auto));

    private static Font Font(string name, string other, FontFamilyValues family) => new()
    {
        Name = name,
        AltName = new AltName { Val = other },
        // 0x86 is the GB 2312 character set: a machine without the face then takes another Chinese one.
        FontCharSet = new FontCharSet { Val = "86" },
        FontFamily = new FontFamily { Val = family },
        Pitch = new Pitch { Val = FontPitchValues.Variable },
    };
}
