using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Docx;

/// <summary>Walks through the blocks of a document: paragraphs, tables, and what may stand around them.</summary>
internal sealed class WordBody
{
    private const int LongestCarried = 4000;
    private const int MostCells = 2000;
    private const string Revised = "这份文档带有修订记录，已按接受全部修订后的文字读取。";

    private readonly XmlWalk walk;
    private readonly WordStyles styles;
    private readonly ListCounter lists;
    private readonly TextLines lines;
    private readonly WordWords words;
    // The text of a paragraph whose end was deleted: it goes on in the next one.
    private string carried = "";

    public WordBody(XmlWalk walk, WordStyles styles, ListCounter lists, TextLines lines)
    {
        (this.walk, this.styles, this.lists, this.lines) = (walk, styles, lists, lines);
        words = new WordWords(walk, styles, TextBox) { OnRevision = () => lines.Note(Revised) };
    }

    public void Read()
    {
        Blocks(lines.Add);
        lines.Add(carried);
    }

    private delegate void Sink(ReadOnlySpan<char> text);

    private void Blocks(Sink sink) => walk.Children(() => Block(sink));

    private void Block(Sink sink)
    {
        switch (walk.Name)
        {
            case "p":
                Paragraph(sink, inCell: false);
                break;
            case "tbl":
                Table(sink);
                break;
            case "body" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo" or "Choice" or "AlternateContent":
                Blocks(sink);
                break;
            case "sdt":
                Control(() => Blocks(sink));
                break;
            default:
                walk.Skip();
                break;
        }
    }

    // A control may hold a table of contents, which says every heading twice.
    private void Control(Action content)
    {
        var isContents = false;
        walk.Children(() =>
        {
            switch (walk.Name)
            {
                case "sdtPr":
                    walk.Children(() =>
                    {
                        if (walk.Name != "docPartObj")
                        {
                            walk.Skip();
                            return;
                        }
                        walk.Children(() =>
                        {
                            isContents |= walk.Name == "docPartGallery" && walk.Attribute("val") == "Table of Contents";
                            walk.Skip();
                        });
                    });
                    break;
                case "sdtContent" when !isContents:
                    content();
                    break;
                default:
                    walk.Skip();
                    break;
            }
        });
    }

    private void Paragraph(Sink sink, bool inCell)
    {
        var outer = words.Begin();
        var boxes = outer.Boxes;
        walk.Children(words.InParagraph);
        var read = words.End();
        // A text box stands beside the paragraph it hangs on; the red head often does, and comes first.
        foreach (var box in boxes)
            sink(box);
        if (read.IsContents || styles.IsContents(read.Style))
            return;

        var text = carried + read.Text;
        carried = "";
        if (read.MarkDeleted && text.Length is > 0 and < LongestCarried)
        {
            carried = text;
            return;
        }
        if (read.MarkDeleted && text.Length == 0)
            return;
        var number = read.IsHidden ? ListNumber.None : lists.Next(read.Style, read.List, read.Level);
        if (text.AsSpan().Trim(" \t\v\u3000").Length == 0 && !(inCell && number.Number.Length > 0))
            return;
        sink(SoftBreaks.Resolved(number.Before(text.TrimStart(' ', '\t', '\u3000'))));
    }

    private void TextBox(List<string> into) => Blocks(text => into.Add(text.ToString()));

    private void Table(Sink sink) => walk.Children(() =>
    {
        switch (walk.Name)
        {
            case "tr":
                Row(sink);
                break;
            case "sdt":
                Control(() => walk.Children(() => InTable(sink)));
                break;
            default:
                InTable(sink);
                break;
        }
    });

    private void InTable(Sink sink)
    {
        if (walk.Name == "tr")
            Row(sink);
        else if (walk.Name is "customXml" or "ins" or "moveTo" or "sdtContent")
            walk.Children(() => InTable(sink));
        else
            walk.Skip();
    }

    private void Row(Sink sink)
    {
        var cells = new List<List<string>>();
        var deleted = false;
        walk.Children(() => InRow(cells, ref deleted));
        if (deleted)
        {
            lines.Note(Revised);
            return;
        }
        // Pages laid out in a frame of one cell are prose, not a table.
        if (cells.Count == 1)
        {
            foreach (var paragraph in cells[0])
                sink(paragraph);
            return;
        }
        var row = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
            row.Append(i > 0 ? "\t" : "").AppendJoin(' ', cells[i].Select(text => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim(' ', '\u3000')));
        sink(row.ToString());
    }

    private void InRow(List<List<string>> cells, ref bool deleted)
    {
        switch (walk.Name)
        {
            case "tc":
                var cell = new List<string>();
                cells.Add(cell);
                if (cells.Count > MostCells)
                    throw Refusal.TooMany("一行里的单元格", MostCells);
                walk.Children(() => InCell(text => cell.Add(text.ToString())));
                break;
            case "trPr":
                var gone = false;
                walk.Children(() =>
                {
                    gone |= walk.Name == "del";
                    walk.Skip();
                });
                deleted |= gone;
                break;
            case "sdt":
                Control(() => Cells(cells));
                break;
            case "customXml" or "sdtContent":
                Cells(cells);
                break;
            default:
                walk.Skip();
                break;
        }
    }

    private void Cells(List<List<string>> cells) => walk.Children(() =>
    {
        var ignored = false;
        InRow(cells, ref ignored);
    });

    private void InCell(Sink sink)
    {
        if (walk.Name == "p")
            Paragraph(sink, inCell: true);
        else
            Block(sink);
    }
}
