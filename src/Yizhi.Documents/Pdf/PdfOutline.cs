using System.Globalization;
using System.Text;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Pdf;

/// <summary>The outline beside the pages: the title and every heading.</summary>
internal static class PdfOutline
{
    public static int Write(PdfFile pdf, SetDocument set, IReadOnlyList<int> pages)
    {
        var root = new Entry("", 0, "");
        var path = new Stack<Entry>([root]);
        var seen = new HashSet<Part>();
        foreach (var page in set.Pages)
            foreach (var text in page.Texts)
            {
                if (text.Part is not { Outline: { } words } part || !seen.Add(part))
                    continue;
                while (path.Peek().Level >= part.Level)
                    path.Pop();
                var entry = new Entry(words, part.Level, $"[{pages[page.Number - 1]} 0 R/XYZ {PdfFile.Number(Compositor.Left)} {PdfFile.Number(SetDocument.Height - text.Y + 1.2 * text.Size)} null]");
                path.Peek().Kids.Add(entry);
                path.Push(entry);
            }
        var number = pdf.Promise();
        pdf.Write(number, $"<</Type/Outlines{Kids(root, number, pdf)}>>");
        return number;
    }

    // Titles are open, all deeper levels closed: a long report still shows its parts at once.
    private static string Kids(Entry parent, int number, PdfFile pdf)
    {
        if (parent.Kids.Count == 0)
            return "";
        var numbers = parent.Kids.Select(_ => pdf.Promise()).ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            var kid = parent.Kids[i];
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"<</Title{PdfFile.Text(kid.Words)}/Parent {number} 0 R/Dest{kid.Place}");
            if (i > 0)
                text.Append(CultureInfo.InvariantCulture, $"/Prev {numbers[i - 1]} 0 R");
            if (i + 1 < numbers.Count)
                text.Append(CultureInfo.InvariantCulture, $"/Next {numbers[i + 1]} 0 R");
            pdf.Write(numbers[i], text.Append(Kids(kid, numbers[i], pdf)).Append(">>").ToString());
        }
        var count = parent.Level == 0 ? numbers.Count + parent.Kids.Where(kid => kid.Level == 1).Sum(kid => kid.Kids.Count) : parent.Level == 1 ? numbers.Count : -numbers.Count;
        return string.Create(CultureInfo.InvariantCulture, $"/First {numbers[0]} 0 R/Last {numbers[^1]} 0 R/Count {count}");
    }

    private sealed record Entry(string Words, int Level, string Place)
    {
        public List<Entry> Kids { get; } = [];
    }
}
