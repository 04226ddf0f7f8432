using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Typesetting;

/// <summary>What follows the text: the note on attachments, signature and date, a note in brackets, the attachments, the record block.</summary>
internal static class EndSetter
{
    private const double SizeFour = Paper.SizeFour / 2.0, RecordLine = 23, Thick = 1, Thin = 0.75;

    public static IEnumerable<Group> Of(PageDocument document, Shaper shaper)
    {
        foreach (var group in AttachmentNote(document.Attachments, shaper))
            yield return group;
        if (document.SignatureUnit is { } unit)
        {
            var (left, right) = SignaturePlace.Of(unit, document.Date);
            yield return new(Lines(unit, shaper, left * Unit, Stand.Centre)) { Before = 2 * Compositor.Line, KeepNext = true };
            yield return new(Lines(WrittenDate.Of(document.Date), shaper, 0, Stand.Right, right * Unit));
        }
        if (document.Note is { } note)
            yield return new(Compositor.Lines(Shape(shaper, RecordBlock.Note(note)), 2 * Compositor.Character, 0, Compositor.SizeThree, Stand.Both, new Part("P")));
        for (var i = 0; i < document.Attachments.Count; i++)
            foreach (var group in Attached(document.Attachments[i], i, document.Attachments.Count, shaper))
                yield return group;
    }

    // §7.4: rules of 0.35 mm above and below, 0.25 mm between, as wide as the type area, the last one on its lower edge.
    public static Group Record(string copyTo, PageDocument document, Shaper shaper)
    {
        var sent = shaper.Shape($"抄送：{RecordBlock.Sentence(copyTo)}", PaperFace.FangSong, SizeFour);
        var strips = Compositor.Lines(sent, SizeFour, 4 * SizeFour, SizeFour, Stand.Both, new Part("P"), SizeFour, RecordLine);
        var printed = new Part("P");
        var unit = SetLine.Of(shaper.Shape(document.SignatureUnit ?? "", PaperFace.FangSong, SizeFour), Range.All, Compositor.Left + SizeFour, Compositor.Measure, Stand.Left, SizeFour, printed);
        var date = SetLine.Of(shaper.Shape($"{WrittenDate.Of(document.Date)}印发", PaperFace.FangSong, SizeFour), Range.All, Compositor.Left, Compositor.Measure - SizeFour, Stand.Right, SizeFour, printed);
        return new([
            Rule(Thick), .. strips, Rule(Thin),
            new(RecordLine, (page, top) =>
            {
                Compositor.Of(unit, RecordLine).Put(page, top);
                Compositor.Of(date, RecordLine).Put(page, top);
            }),
            Rule(Thick)]);
    }

    // The measures of the DOCX are twips of the type area's width, shared by the characters of a line.
    private const double Unit = Compositor.Measure / Paper.Characters;

    private static Strip Rule(double width) => new(width, (page, top) =>
        page.Rules.Add(new(Compositor.Left, top + width / 2, Compositor.Left + Compositor.Measure, top + width / 2, width, false)));

    // §7.3.4: one line below the text, two characters in; a long name goes on under its own beginning.
    private static IEnumerable<Group> AttachmentNote(IReadOnlyList<Attachment> attachments, Shaper shaper)
    {
        for (var i = 0; i < attachments.Count; i++)
        {
            var (first, rest) = Attachment.NoteIndent(i, attachments.Count);
            var said = (i == 0 ? Attachment.NoteHead : "") + Attachment.Number(i, attachments.Count) + attachments[i].Title;
            yield return new(Compositor.Lines(Shape(shaper, said), first * Compositor.Character, rest * Compositor.Character, Compositor.SizeThree, Stand.Left, new Part("P"))) { Before = i == 0 ? Compositor.Line : 0, KeepNext = true };
        }
    }

    private static IEnumerable<Group> Attached(Attachment attachment, int index, int count, Shaper shaper)
    {
        const double size = Paper.SizeTwo / 2.0;
        var label = Attachment.Label(index, count);
        yield return new(Compositor.Lines(shaper.Shape(label, PaperFace.HeiTi, Compositor.SizeThree, Compositor.Closer), 0, 0, Compositor.SizeThree, Stand.Left, new Part("P"))) { NewPage = true, KeepNext = true };
        // The title stands on the third line of the page.
        var part = new Part("H1") { Outline = $"{label} {attachment.Title}", Level = 1 };
        yield return new([.. TitleLines.Of("", attachment.Title).SelectMany(line => Compositor.Lines(shaper.Shape(line, PaperFace.SmallTitleSong, size), 0, 0, size, Stand.Centre, part))])
        {
            Before = Compositor.Line,
            After = Compositor.Line,
            KeepNext = attachment.Blocks.Count > 0,
        };
        foreach (var group in new BodySetter(shaper).Of(attachment.Blocks, null))
            yield return group;
    }

    private static List<Strip> Lines(string text, Shaper shaper, double left, Stand stand, double right = 0) =>
        Compositor.Lines(Shape(shaper, text), left, left, Compositor.SizeThree, stand, new Part("P"), right);

    private static List<Cell> Shape(Shaper shaper, string text) => shaper.Shape(text, PaperFace.FangSong, Compositor.SizeThree, Compositor.Closer);
}
