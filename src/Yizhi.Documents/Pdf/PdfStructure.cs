using System.Globalization;
using System.Text;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Pdf;

/// <summary>The structure tree: what reading programs read aloud, in the order of the text.</summary>
internal sealed class PdfStructure
{
    private readonly Node root = new("Document");
    private readonly Dictionary<Part, Node> nodes = [];
    private readonly List<List<Node>> marks = [];

    /// <summary>Opens a page.</summary>
    public void NextPage() => marks.Add([]);

    /// <summary>Takes a stretch of text into the tree and says the number of its mark on the page.</summary>
    public int Mark(Part part)
    {
        var node = NodeOf(part);
        var page = marks.Count - 1;
        // What follows in the same part on the same page goes on under the same mark.
        if (node.Marks.Count > 0 && node.Marks[^1] is var last && last.Page == page && marks[page].Count - 1 == last.Mark)
            return last.Mark;
        marks[page].Add(node);
        node.Marks.Add((page, marks[page].Count - 1));
        node.Kids.Add(marks[page].Count - 1);
        node.Pages.Add(page);
        return marks[page].Count - 1;
    }

    /// <summary>Writes the tree and says the number of its root.</summary>
    public int Write(PdfFile pdf, IReadOnlyList<int> pages)
    {
        var top = pdf.Promise();
        Number(root, pdf);
        Write(root, top, pdf, pages);
        var parents = new StringBuilder();
        for (var page = 0; page < marks.Count; page++)
            parents.Append(CultureInfo.InvariantCulture, $"{page}[{string.Join(' ', marks[page].Select(node => $"{node.Number} 0 R"))}]");
        var tree = pdf.Add($"<</Nums[{parents}]>>");
        pdf.Write(top, $"<</Type/StructTreeRoot/K {root.Number} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {marks.Count}>>");
        return top;
    }

    private Node NodeOf(Part part)
    {
        if (!nodes.TryGetValue(part, out var node))
        {
            var parent = part.Parent is null ? root : NodeOf(part.Parent);
            nodes[part] = node = new(part.Kind);
            parent.Kids.Add(node);
            parent.Pages.Add(-1);
        }
        return node;
    }

    private static void Number(Node node, PdfFile pdf)
    {
        node.Number = pdf.Promise();
        foreach (var kid in node.Kids.OfType<Node>())
            Number(kid, pdf);
    }

    private static void Write(Node node, int parent, PdfFile pdf, IReadOnlyList<int> pages)
    {
        var kids = new StringBuilder();
        for (var i = 0; i < node.Kids.Count; i++)
            kids.Append(node.Kids[i] is Node kid
                ? string.Create(CultureInfo.InvariantCulture, $"{kid.Number} 0 R ")
                : string.Create(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {pages[node.Pages[i]]} 0 R/MCID {node.Kids[i]}>>"));
        var scope = node.Kind == "TH" ? "/A<</O/Table/Scope/Column>>" : "";
        pdf.Write(node.Number, $"<</Type/StructElem/S/{node.Kind}/P {parent} 0 R{scope}/K[{kids}]>>");
        foreach (var kid in node.Kids.OfType<Node>())
            Write(kid, node.Number, pdf, pages);
    }

    private sealed class Node(string kind)
    {
        public string Kind { get; } = kind;

        public int Number { get; set; }

        /// <summary>Nodes, and numbers of marks.</summary>
        public List<object> Kids { get; } = [];

        /// <summary>The page of each kid that is a mark.</summary>
        public List<int> Pages { get; } = [];

        public List<(int Page, int Mark)> Marks { get; } = [];
    }
}
