using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using Yizhi.Documents.Layout;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>A page of a PDF: what could be read of its letters, and how many could not.</summary>
internal sealed record PdfPageText(PlacedPage Page, int Letters, int Unreadable);

/// <summary>Makes pages of letters alone, and asks the budget wherever the library lets one ask.</summary>
/// <remarks>The library's own pages keep lines, pictures and colours as well, and ask nobody.</remarks>
internal sealed class PdfPageFactory(PdfDocumentParts parts, Budget budget) : BasePageFactory<PdfPageText>(
    parts.Scanner,
    new CheckedResources(parts.Resources, parts.Scanner, parts.Filters, budget),
    parts.Filters,
    new CheckedContent(parts.Content, budget),
    parts.Options)
{
    /// <inheritdoc/>
    protected override PdfPageText ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var bounds = cropBox.Bounds;
        var (width, height) = rotation.SwapsAxis ? (bounds.Height, bounds.Width) : (bounds.Width, bounds.Height);
        return new PdfLetters(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions, (width, height), budget)
            .Process(pageNumber, operations);
    }
}

/// <summary>What the library hands to a page factory.</summary>
internal sealed record PdfDocumentParts(IPdfTokenScanner Scanner, IResourceStore Resources, ILookupFilterProvider Filters, IPageContentParser Content, ParsingOptions Options);

/// <summary>The constructor the library looks for; the budget stands in the filters it was opened with.</summary>
internal sealed class PdfTextPages : IPageFactory<PdfPageText>
{
    private readonly PdfPageFactory factory;

    public PdfTextPages(IPdfTokenScanner pdfScanner, IResourceStore resourceStore, ILookupFilterProvider filterProvider, IPageContentParser pageContentParser, ParsingOptions parsingOptions) =>
        factory = new(new(pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions), ((BudgetedFilters)parsingOptions.FilterProvider!).Budget);

    public PdfPageText Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations) =>
        factory.Create(number, dictionary, pageTreeMembers, namedDestinations);
}
