using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>The typefaces and other things a page names, each looked at before the library opens it.</summary>
internal sealed class CheckedResources(IResourceStore inner, IPdfTokenScanner scanner, ILookupFilterProvider filters, Budget budget) : IResourceStore
{
    private readonly HashSet<IndirectReference> seen = [];

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        budget.CheckNow();
        if (resourceDictionary.TryGet(NameToken.Font, scanner, out DictionaryToken? fonts))
            foreach (var font in fonts.Data.Values)
                CheckFont(font);
        inner.LoadResourceDictionary(resourceDictionary);
        budget.CheckNow();
    }

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken)
    {
        CheckFont(fontReferenceToken);
        return inner.GetFontDirectly(fontReferenceToken);
    }

    public void UnloadResourceDictionary() => inner.UnloadResourceDictionary();

    public IFont? GetFont(NameToken name) => inner.GetFont(name);

    public bool TryGetXObject(NameToken name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StreamToken? stream) => inner.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => inner.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => inner.GetExtendedGraphicsStateDictionary(name);

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) => inner.TryGetNamedColorSpace(name, out namedColorSpace);

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) => inner.GetColorSpaceDetails(name, dictionary);

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => inner.GetDeviceColorSpaceDetails(deviceColorSpace);

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => inner.GetMarkedContentPropertiesDictionary(name);

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => inner.GetPatterns();

    public Shading GetShading(NameToken name) => inner.GetShading(name);

    private void CheckFont(IToken token)
    {
        if (token is IndirectReferenceToken reference && !seen.Add(reference.Data))
            return;
        if (Dictionary(token) is not { } font)
            return;
        CheckMap(font, NameToken.ToUnicode);
        CheckMap(font, NameToken.Encoding);
        if (font.TryGet(NameToken.DescendantFonts, scanner, out ArrayToken? inners))
            foreach (var one in inners.Data.Take(4))
                if (Dictionary(one) is { } descendant)
                {
                    CheckWidths(descendant, NameToken.W);
                    CheckWidths(descendant, NameToken.Create("W2"));
                }
    }

    private DictionaryToken? Dictionary(IToken token) => (token is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data : token) as DictionaryToken;

    private void CheckMap(DictionaryToken font, NameToken name)
    {
        if (font.TryGet(name, scanner, out StreamToken? map))
            FontRanges.CheckMap(map.Decode(filters, scanner).Span, budget);
    }

    private void CheckWidths(DictionaryToken font, NameToken name)
    {
        if (font.TryGet(name, scanner, out ArrayToken? widths))
            FontRanges.CheckWidths([.. widths.Data.Select(entry => entry is NumericToken number ? (double?)number.Data : null)], budget);
    }
}
