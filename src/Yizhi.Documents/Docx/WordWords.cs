using System.Globalization;
using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Docx;

/// <summary>Gathers the words of one paragraph from its runs, fields, controls and revisions.</summary>
internal sealed class WordWords(XmlWalk walk, WordStyles styles, Action<List<string>> textBox)
{
    private readonly Stack<WordParagraph> open = new();
    // Fields run across paragraphs: a table of contents is one field from its first line to its last.
    private readonly List<Field> fields = [];

    public Action OnRevision { get; init; } = () => { };

    private WordParagraph Now => open.Peek();

    public WordParagraph Begin()
    {
        open.Push(new WordParagraph { IsContents = fields.Exists(field => field.IsContents) });
        return Now;
    }

    public WordParagraph End() => open.Pop();

    /// <summary>Takes an element that stands in a paragraph.</summary>
    public void InParagraph()
    {
        switch (walk.Name)
        {
            case "r":
                Run();
                break;
            case "pPr":
                walk.Children(Property);
                break;
            case "ins" or "moveTo":
                OnRevision();
                walk.Children(InParagraph);
                break;
            case "del" or "moveFrom":
                OnRevision();
                walk.Skip();
                break;
            // Of readings above characters (ruby) only the characters; of a formula its letters.
            case "rt" or "sdtPr" or "smartTagPr" or "customXmlPr" or "rPr" or "fldData":
                walk.Skip();
                break;
            case "AlternateContent":
                Alternatives(InParagraph);
                break;
            case "t":
                Words();
                break;
            case "p":
                walk.Skip();
                break;
            default:
                walk.Children(InParagraph);
                break;
        }
    }

    private void Property()
    {
        var paragraph = Now;
        switch (walk.Name)
        {
            case "pStyle":
                paragraph.Style = walk.Attribute("val");
                break;
            case "numPr":
                walk.Children(() =>
                {
                    if (walk.Name == "numId")
                        paragraph.List = walk.Attribute("val");
                    else if (walk.Name == "ilvl" && int.TryParse(walk.Attribute("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                        paragraph.Level = level;
                    walk.Skip();
                });
                return;
            case "rPr":
                walk.Children(() =>
                {
                    if (walk.Name is "del" or "moveFrom")
                    {
                        OnRevision();
                        paragraph.MarkDeleted = true;
                    }
                    paragraph.IsHidden |= walk.Name == "vanish" && IsOn();
                    walk.Skip();
                });
                return;
        }
        walk.Skip();
    }

    private void Run()
    {
        var before = Now.Length;
        var hidden = false;
        walk.Children(() =>
        {
            if (walk.Name == "rPr")
                walk.Children(() =>
                {
                    if (walk.Name == "vanish")
                        hidden = IsOn();
                    else if (walk.Name == "rStyle" && styles.IsHidden(walk.Attribute("val")))
                        hidden = true;
                    walk.Skip();
                });
            else
                InRun();
        });
        if (hidden)
            Now.Cut(before);
    }

    private void InRun()
    {
        switch (walk.Name)
        {
            case "t":
                Words();
                return;
            case "tab" or "ptab":
                Say("\t");
                break;
            case "br" or "cr":
                Say("\v");
                break;
            case "noBreakHyphen":
                Say("-");
                break;
            case "fldChar":
                FieldMark();
                break;
            case "instrText":
                Instruction();
                return;
            case "ruby" or "rubyBase" or "fldSimple" or "smartTag" or "r":
                walk.Children(InParagraph);
                return;
            case "drawing" or "pict" or "object" or "AlternateContent":
                Drawing();
                return;
        }
        walk.Skip();
    }

    private void Words()
    {
        var text = new StringBuilder();
        walk.Words(text);
        Say(text.ToString());
    }

    private void Say(string text)
    {
        if (fields.Count == 0 || fields.TrueForAll(field => field.Shows && !field.IsContents))
            Now.Add(text);
    }

    private void FieldMark()
    {
        switch (walk.Attribute("fldCharType"))
        {
            // Word itself nests fields a few deep; beyond that they are no longer told apart.
            case "begin" when fields.Count < 64:
                fields.Add(new Field());
                break;
            case "separate" when fields.Count > 0:
                fields[^1].Shows = true;
                if (fields[^1].IsContents)
                    Now.IsContents = true;
                break;
            case "end" when fields.Count > 0:
                fields.RemoveAt(fields.Count - 1);
                break;
        }
    }

    private void Instruction()
    {
        var said = new StringBuilder();
        walk.Words(said);
        if (fields.Count > 0 && !fields[^1].Shows)
            fields[^1].IsContents |= said.ToString().TrimStart().StartsWith("TOC ", StringComparison.OrdinalIgnoreCase);
    }

    private void Drawing()
    {
        if (walk.Name == "AlternateContent")
            Alternatives(InDrawing);
        else
            walk.Children(InDrawing);
    }

    private void InDrawing()
    {
        if (walk.Name == "txbxContent")
        {
            // What is said in the box is no part of the field or the paragraph it hangs on.
            var around = fields.ToArray();
            fields.Clear();
            textBox(Now.Boxes);
            fields.Clear();
            fields.AddRange(around);
        }
        else
        {
            Drawing();
        }
    }

    // The same thing is written twice, for newer and for older programs; it is read once.
    private void Alternatives(Action visit)
    {
        var chosen = false;
        walk.Children(() =>
        {
            if (chosen || walk.Name is not ("Choice" or "Fallback"))
            {
                walk.Skip();
                return;
            }
            chosen = true;
            walk.Children(visit);
        });
    }

    private bool IsOn() => walk.Attribute("val") is not ("0" or "false" or "off");

    private sealed class Field
    {
        public bool Shows { get; set; }
        public bool IsContents { get; set; }
    }
}
