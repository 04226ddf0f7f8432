using System.Text;
using System.Xml;

namespace Yizhi.Documents.Reading;

/// <summary>Walks through XML once from front to back, so that a part of any size needs no more memory than its text.</summary>
internal sealed class XmlWalk(XmlReader xml, Budget budget)
{
    private readonly char[] chunk = new char[4096];

    public string Name => xml.LocalName;

    public string? Attribute(string localName)
    {
        if (!xml.HasAttributes)
            return null;
        string? found = null;
        for (var more = xml.MoveToFirstAttribute(); more && found is null; more = xml.MoveToNextAttribute())
        {
            budget.Check();
            if (xml.LocalName == localName && xml.Prefix != "xmlns")
                found = xml.Value;
        }
        xml.MoveToElement();
        return found;
    }

    /// <summary>Goes to the root element; false where there is none.</summary>
    public bool ToRoot()
    {
        try
        {
            return xml.MoveToContent() == XmlNodeType.Element;
        }
        // Before the root nothing else of a document type can be wrong than that there is one.
        catch (XmlException prohibited) when (prohibited.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw Refusal.Entities();
        }
    }

    /// <summary>Visits every child element of the present one and goes past it; the visitor goes past the child.</summary>
    public void Children(Action visit)
    {
        var depth = xml.Depth;
        budget.Deep(depth);
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            budget.Check();
            if (xml.EOF)
                throw new XmlException("The part ends inside an element.");
            if (xml.NodeType == XmlNodeType.Element)
                visit();
            else
                xml.Read();
        }
        xml.Read();
    }

    /// <summary>Goes past the present element and all in it.</summary>
    public void Skip()
    {
        // Not the reader's own Skip: it asks nobody how long it takes or how deep it goes.
        Children(Skip);
    }

    /// <summary>Appends the words directly in the present element and goes past it.</summary>
    public void Words(StringBuilder into)
    {
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            budget.Check();
            switch (xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    Chunks(into);
                    xml.Read();
                    break;
                case XmlNodeType.Element:
                    Skip();
                    break;
                default:
                    if (!xml.Read())
                        throw new XmlException("The part ends inside an element.");
                    break;
            }
        }
        xml.Read();
    }

    // A text node of a hundred megabytes is refused while it is read, not after.
    private void Chunks(StringBuilder into)
    {
        for (int got; (got = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            into.Append(chunk, 0, got);
            if (into.Length > budget.Limits.Characters)
                budget.Refuse(Refusal.TooLong(budget.Limits.Characters));
            budget.Check();
        }
    }
}
