using DocumentFormat.OpenXml.Wordprocessing;

namespace Yizhi.Documents.Docx;

/// <summary>The styles of an official document; real heading styles, so that the navigation pane works.</summary>
internal static class PaperStyles
{
    public const string RedHead = "RedHead";
    public const string Number = "DocumentNumber";
    public const string Title = "Title";
    public const string Addressee = "Addressee";
    public const string Body = "BodyText";
    public const string Cell = "TableText";
    public const string Signature = "Signature";
    public const string Date = "Date";
    public const string Record = "RecordBlock";
    public const string Footer = "Footer";

    public static string Heading(int level) => $"Heading{level}";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = Faces.Of(Faces.FangSong),
                FontSize = Size(Paper.SizeThree),
                FontSizeComplexScript = new FontSizeComplexScript { Val = $"{Paper.SizeThree}" },
                Languages = new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" },
            }),
            new ParagraphPropertiesDefault()),
        Normal(),
        Style(RedHead, "发文机关标志", new StyleParagraphProperties
        {
            Justification = Centre(),
        }, new StyleRunProperties
        {
            RunFonts = Faces.Of(Faces.SmallTitleSong),
            Color = new Color { Val = Paper.Red },
            Spacing = Natural(),
        }),
        Style(Number, "发文字号", new StyleParagraphProperties
        {
            // The rule is the paragraph's lower border: an indent would shorten it, so the character in is a first-line one.
            ParagraphBorders = new ParagraphBorders
            {
                BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 14, Space = 7, Color = Paper.Red },
            },
            Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = Paper.TypeWidth - Paper.Character }),
            SpacingBetweenLines = Spacing(before: 2 * Paper.Line),
            Indentation = new Indentation { FirstLine = $"{Paper.Character}", FirstLineChars = 100 },
            Justification = new Justification { Val = JustificationValues.Left },
        }),
        Style(Title, "Title", new StyleParagraphProperties
        {
            KeepNext = new KeepNext(),
            SpacingBetweenLines = Spacing(before: 2 * Paper.Line),
            Justification = Centre(),
        }, new StyleRunProperties
        {
            RunFonts = Faces.Of(Faces.SmallTitleSong),
            Spacing = Natural(),
            FontSize = Size(Paper.SizeTwo),
            FontSizeComplexScript = new FontSizeComplexScript { Val = $"{Paper.SizeTwo}" },
        }),
        Style(Addressee, "主送机关", new StyleParagraphProperties
        {
            SpacingBetweenLines = Spacing(before: Paper.Line),
        }),
        Style(Body, "Body Text", new StyleParagraphProperties { Indentation = TwoCharacters() }),
        HeadingStyle(1, Faces.HeiTi),
        HeadingStyle(2, Faces.KaiTi),
        HeadingStyle(3, Faces.FangSong),
        HeadingStyle(4, Faces.FangSong),
        Style(Cell, "表格文字", new StyleParagraphProperties
        {
            SpacingBetweenLines = Spacing(line: 360),
            Justification = Centre(),
        }, new StyleRunProperties
        {
            Spacing = Natural(),
            FontSize = Size(Paper.SmallFour),
            FontSizeComplexScript = new FontSizeComplexScript { Val = $"{Paper.SmallFour}" },
        }),
        Style(Signature, "Signature", new StyleParagraphProperties
        {
            KeepNext = new KeepNext(),
            // Two lines: a seal of 42 mm pressing on name and date then begins within one line of the text (§7.3.5.1).
            SpacingBetweenLines = Spacing(before: 2 * Paper.Line),
            Justification = Centre(),
        }),
        Style(Date, "Date", new StyleParagraphProperties { Justification = new Justification { Val = JustificationValues.Right } }),
        Style(Record, "版记", new StyleParagraphProperties
        {
            SpacingBetweenLines = Spacing(line: 460),
        }, new StyleRunProperties
        {
            Spacing = Natural(),
            FontSize = Size(Paper.SizeFour),
            FontSizeComplexScript = new FontSizeComplexScript { Val = $"{Paper.SizeFour}" },
        }),
        Style(Footer, "footer", new StyleParagraphProperties
        {
            SpacingBetweenLines = Spacing(line: Paper.FooterLine),
        }, new StyleRunProperties
        {
            RunFonts = Faces.Of(Faces.Song),
            Spacing = Natural(),
            FontSize = Size(Paper.SizeFour),
            FontSizeComplexScript = new FontSizeComplexScript { Val = $"{Paper.SizeFour}" },
        }));

    // The section declares the grid, but text keeps it by its own measures: a grid narrower than its type makes
    // LibreOffice give every character two cells (seen in 7.4), and Word comes out the same either way.
    // Widow control would leave pages of twenty-one lines, and the gap Word adds between figures and Chinese lines of twenty-seven characters.
    private static Style Normal() => new()
    {
        Type = StyleValues.Paragraph,
        StyleId = "Normal",
        Default = true,
        StyleName = new StyleName { Val = "Normal" },
        PrimaryStyle = new PrimaryStyle(),
        StyleParagraphProperties = new StyleParagraphProperties
        {
            WidowControl = new WidowControl { Val = false },
            Kinsoku = new Kinsoku(),
            // LibreOffice reads this one backwards (seen in 7.4): what says that marks may hang out of the margin keeps them in.
            // Word is told by DoNotWrapTextWithPunctuation in the settings, which goes before it.
            OverflowPunctuation = new OverflowPunctuation { Val = true },
            AutoSpaceDE = new AutoSpaceDE { Val = false },
            AutoSpaceDN = new AutoSpaceDN { Val = false },
            SnapToGrid = Off(),
            SpacingBetweenLines = Spacing(),
            Justification = new Justification { Val = JustificationValues.Both },
        },
        StyleRunProperties = new StyleRunProperties
        {
            RunFonts = Faces.Of(Faces.FangSong),
            Spacing = new Spacing { Val = Paper.CloserBy },
            SnapToGrid = Off(),
            FontSize = Size(Paper.SizeThree),
            FontSizeComplexScript = new FontSizeComplexScript { Val = $"{Paper.SizeThree}" },
        },
    };

    private static Style HeadingStyle(int level, string face)
    {
        var style = Style(Heading(level), $"heading {level}", new StyleParagraphProperties
        {
            KeepNext = new KeepNext(),
            Indentation = TwoCharacters(),
            OutlineLevel = new OutlineLevel { Val = level - 1 },
        }, new StyleRunProperties
        {
            RunFonts = Faces.Of(face),
            // Word's own heading styles are bold; the standard's levels differ by face alone.
            Bold = new Bold { Val = false },
        });
        style.NextParagraphStyle = new NextParagraphStyle { Val = Body };
        return style;
    }

    private static Style Style(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties? run = null) => new()
    {
        Type = StyleValues.Paragraph,
        StyleId = id,
        CustomStyle = name[0] > 0x7F ? true : null,
        StyleName = new StyleName { Val = name },
        BasedOn = new BasedOn { Val = "Normal" },
        PrimaryStyle = new PrimaryStyle(),
        StyleParagraphProperties = paragraph,
        StyleRunProperties = run,
    };

    public static SpacingBetweenLines Spacing(int before = 0, int line = Paper.Line, int after = 0) => new()
    {
        Before = $"{before}",
        After = $"{after}",
        Line = $"{line}",
        LineRule = LineSpacingRuleValues.Exact,
    };

    // Word takes the characters, other programs the twips.
    private static Indentation TwoCharacters() => new() { FirstLineChars = 200, FirstLine = $"{2 * Paper.Character}" };

    private static Justification Centre() => new() { Val = JustificationValues.Center };

    private static FontSize Size(int halfPoints) => new() { Val = $"{halfPoints}" };

    private static Spacing Natural() => new() { Val = 0 };

    private static SnapToGrid Off() => new() { Val = false };
}
