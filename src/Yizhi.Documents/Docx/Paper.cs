namespace Yizhi.Documents.Docx;

/// <summary>The measures of an official document in twentieths of a point, from GB/T 9704-2012.</summary>
/// <remarks>One millimetre is 56.693 twips; comments name the article and the value it gives.</remarks>
public static class Paper
{
    /// <summary>A4, 210 mm wide (§5.1).</summary>
    public const int Width = 11906;

    /// <summary>A4, 297 mm high (§5.1).</summary>
    public const int Height = 16838;

    /// <summary>天头 37 mm (§5.2.1).</summary>
    public const int Top = 2098;

    /// <summary>订口 28 mm (§5.2.1).</summary>
    public const int Left = 1587;

    /// <summary>What a type area 156 mm wide leaves at the right: 26 mm, three twips less so that the grid is whole twips.</summary>
    /// <remarks>LibreOffice rounds a cell of the grid to whole twips and centres the cells: twenty-eight that do not fill the line make it narrower than Word's (seen in 7.4).</remarks>
    public const int Right = 1471;

    /// <summary>What a type area 225 mm high leaves below: 35 mm.</summary>
    public const int Bottom = 1984;

    /// <summary>The width of the type area (版心), 156 mm.</summary>
    public const int TypeWidth = Width - Left - Right;

    /// <summary>The height of the type area, 225 mm.</summary>
    public const int TypeHeight = Height - Top - Bottom;

    /// <summary>Lines a page (§5.2.3).</summary>
    public const int Lines = 22;

    /// <summary>Characters a line (§5.2.3).</summary>
    public const int Characters = 28;

    /// <summary>From line to line, 28.95 pt: the largest whole number of twips of which twenty-two fit.</summary>
    public const int Line = TypeHeight / Lines;

    /// <summary>From character to character, 5.57 mm or 15.8 pt; a little less than size three, so the grid closes characters up.</summary>
    public const int Character = TypeWidth / Characters;

    /// <summary>What the grid adds to a character of 16 pt, in 1/4096 pt: a fifth of a point less, rounded so that the twenty-eighth still fits.</summary>
    public const int CharacterSpace = -820;

    /// <summary>What is taken from a character of 16 pt: 15.7 pt each, so that twenty-eight fit in 442.4 pt and justification spreads the rest.</summary>
    /// <remarks>One twip less would do by the sum, but LibreOffice then breaks after twenty-seven (seen in 7.4).</remarks>
    public const int CloserBy = -6;

    /// <summary>三号, 16 pt, in half-points.</summary>
    public const int SizeThree = 32;

    /// <summary>二号, 22 pt, in half-points.</summary>
    public const int SizeTwo = 44;

    /// <summary>四号, 14 pt, in half-points.</summary>
    public const int SizeFour = 28;

    /// <summary>小四, 12 pt, in half-points: tables, for which the standard leaves the size open.</summary>
    public const int SmallFour = 24;

    /// <summary>The red head begins 35 mm below the top of the type area (§7.2.4).</summary>
    public const int HeadDrop = 1984;

    /// <summary>The page number's line is this high.</summary>
    public const int FooterLine = 320;

    /// <summary>From the paper's edge to the foot of the page number, so that its dash lies 7 mm below the type area (§7.5).</summary>
    /// <remarks>397 twips are 7 mm; the dash stands in the middle of its line, some 142 twips below the line's top (measured on a printed page).</remarks>
    public const int FooterUp = Bottom - 397 - FooterLine + 142;

    /// <summary>Red of head and line.</summary>
    public const string Red = "FF0000";
}
