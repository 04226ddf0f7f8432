namespace Yizhi.Documents.Html;

/// <summary>How the classes of a sheet look, whatever heading level the title has in the page around it.</summary>
public static class SheetStyle
{
    /// <summary>Rules by class; they stand after the house's style sheet and use its variables.</summary>
    public static string Css { get; } = """
        .fig { white-space: nowrap; }
        .sheet .title { font: 700 calc(var(--u) * 7.76)/calc(var(--u) * 11.5) var(--song); text-align: center; text-indent: 0; margin: 0 0 calc(var(--u) * 7); }
        .sheet .level1, .sheet .level2, .sheet .level3, .sheet .level4 { font: inherit; text-align: justify; text-indent: 2em; margin: 0; }
        .sheet .level1 { font-family: var(--hei); }
        .sheet .level2 { font-family: var(--kai); }
        .sheet .signature { display: table; max-width: 100%; margin: calc(var(--u) * 20) 4em 0 auto; text-align: center; }
        .sheet .signature p, .sheet .record p { text-indent: 0; }
        .sheet .record { margin-top: calc(var(--u) * 20); border-top: 1px solid; border-bottom: 1px solid; font-size: .875em; }
        .sheet .record p { padding: 0 1em; }
        .sheet .record .printed { display: flex; justify-content: space-between; border-top: 1px solid; }
        .sheet table { width: 100%; border: 1px solid; border-collapse: collapse; font-size: .75em; line-height: 1.6; }
        .sheet th, .sheet td { border: 1px solid; padding: .2em .4em; text-align: center; text-indent: 0; }
        .sheet .left { text-align: left; }
        .sheet .right { text-align: right; }

        """.ReplaceLineEndings("\n");
}
