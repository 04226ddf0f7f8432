using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using Yizhi.Documents.Layout;
using Yizhi.Documents.Plain;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>Runs the drawing of a page and keeps its letters; lines, pictures and clips are let go.</summary>
internal sealed class PdfLetters(
    int pageNumber,
    IResourceStore resources,
    IPdfTokenScanner scanner,
    IPageContentParser content,
    ILookupFilterProvider filters,
    CropBox cropBox,
    UserSpaceUnit unit,
    PageRotationDegrees rotation,
    TransformationMatrix initial,
    ParsingOptions options,
    (double Width, double Height) size,
    Budget budget) : BaseStreamProcessor<PdfPageText>(pageNumber, resources, scanner, content, filters, cropBox, unit, rotation, initial, options)
{
    // Letters turned further than this are watermarks and seals.
    private const double Askew = 0.08;
    private const int DeepestState = 5000;
    private const int DeepestForm = 30;

    private readonly List<Glyph> glyphs = [];
    private int letters;
    private int unreadable;
    private int forms;

    public override PdfPageText Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return new PdfPageText(new PlacedPage(size.Width, size.Height, glyphs), letters, unreadable);
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            budget.Check();
            operation.Run(this);
        }
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        budget.Check();
        var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
        var end = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(characterBoundingBox.Width, 0))));
        var top = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 1))));
        if (Math.Abs(end.Y - start.Y) > Askew * Math.Abs(end.X - start.X) || end.X < start.X)
            return;
        PlacedPage.Check(++letters, budget);
        if (IsReadable(unicode))
            glyphs.Add(new Glyph(unicode, start.X, size.Height - start.Y, end.X - start.X, Math.Abs(top.Y - start.Y)));
        else
            unreadable++;
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        // A form may show others, and they others; more than some is never a page of text.
        if (forms >= DeepestForm)
            return;
        budget.CheckNow();
        forms++;
        base.ProcessFormXObject(formStream, xObjectName);
        forms--;
    }

    public override void PushState()
    {
        if (StackSize > DeepestState)
            budget.Refuse(Refusal.TooDeep(DeepestState));
        base.PushState();
    }

    // Where a typeface doesn't say its letters, what comes are the numbers of its pictures, read as characters of any script.
    private static bool IsReadable(string? value) =>
        !string.IsNullOrEmpty(value) && value[0] is not ('\0' or (>= '\ue000' and < '\uf900')) && !TextEncoding.IsStrange(value[0]);

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) { }

    protected override void RenderInlineImage(InlineImage inlineImage) { }

    public override void BeginSubpath() { }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close) { }

    public override void FillPath(FillingRule fillingRule, bool close) { }

    public override void FillStrokePath(FillingRule fillingRule, bool close) { }

    public override void MoveTo(double x, double y) { }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) { }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) { }

    public override void LineTo(double x, double y) { }

    public override void Rectangle(double x, double y, double width, double height) { }

    public override void EndPath() { }

    public override void ClosePath() { }

    public override void ModifyClippingIntersect(FillingRule clippingRule) { }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) { }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties) { }

    public override void EndMarkedContent() { }

    public override void PaintShading(NameToken shadingName) { }
}
