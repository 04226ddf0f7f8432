using CsCheck;
using Xunit;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Tests.Typesetting;

/// <summary>Lines of the fixed grid, over prose that CsCheck makes up of words, marks and numbers.</summary>
public sealed class LineBreakerTests
{
    private const double Character = 15.7, Measure = 442.4, First = Measure - 2 * 15.8;

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.Char["依法行政执政为民规范公正文明街道办事处调解纠纷排查"].Array[1, 12].Select(letters => new string(letters)),
        Gen.Int[0, 99999].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Any("95.9%", "486.3万元", "WPS", "e-mail", "GB/T 9704-2012"));

    private static readonly Gen<string> Clause = Gen.Select(Word.Array[1, 6], Any("，", "。", "；", "、", "：", "”，", "》。", "）、", "？"), Any("", "“", "《", "（", "——", "……"))
        .Select((words, mark, opening) => opening + string.Concat(words) + mark);

    private static readonly Gen<string> Prose = Clause.Array[1, 30].Select(string.Concat);

    [Fact]
    public void No_line_holds_more_than_the_grid() =>
        Prose.Sample(text =>
        {
            var cells = Cells(text);
            var lines = LineBreaker.Break(cells, First, Measure);
            for (var i = 0; i < lines.Count; i++)
            {
                Assert.True(LineBreaker.Width(cells, lines[i]) <= (i == 0 ? First : Measure) + 1e-6, $"line {i} of {text}");
                Assert.True(Line(text, lines[i]).EnumerateRunes().Count(rune => rune.Value > 0xFF) <= (i == 0 ? 26 : 28));
            }
        });

    [Fact]
    public void No_line_begins_or_ends_with_a_mark_that_may_not() =>
        Prose.Sample(text =>
        {
            var lines = LineBreaker.Break(Cells(text), First, Measure).Select(range => Line(text, range)).ToList();
            Assert.All(lines.Skip(1), line => Assert.True(Marks.MayBegin(line[0]), line));
            Assert.All(lines.SkipLast(1), line => Assert.True(Marks.MayEnd(line[^1]), line));
        });

    [Fact]
    public void The_lines_joined_are_the_text() =>
        Prose.Sample(text => Assert.Equal(text, string.Concat(LineBreaker.Break(Cells(text), First, Measure).Select(range => Line(text, range)))));

    [Fact]
    public void No_number_and_no_word_is_taken_apart() =>
        Prose.Sample(text =>
        {
            foreach (var range in LineBreaker.Break(Cells(text), First, Measure).Skip(1))
            {
                var (before, after) = (text[range.Start.Value - 1], text[range.Start.Value]);
                Assert.False(char.IsAsciiDigit(before) && char.IsAsciiDigit(after), text);
                Assert.False(char.IsAsciiLetter(before) && char.IsAsciiLetter(after), text);
            }
        });

    [Fact]
    public void A_line_is_filled_as_far_as_the_marks_let_it() =>
        Prose.Sample(text =>
        {
            var cells = Cells(text);
            var lines = LineBreaker.Break(cells, First, Measure);
            for (var i = 0; i + 1 < lines.Count; i++)
            {
                // One more stretch up to the next place where the line might end would not have fitted.
                var end = lines[i].End.Value + 1;
                while (end < cells.Count && !Marks.MayPart(cells[end - 1].Rune, cells[end].Rune))
                    end++;
                Assert.True(LineBreaker.Width(cells, lines[i].Start..end) > (i == 0 ? First : Measure), text);
            }
        });

    [Theory]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八。", "一二三四五六七八九十一二三四五六七八九十一二三四五六七", "八。")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七“八", "一二三四五六七八九十一二三四五六七八九十一二三四五六七", "“八")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七——八", "一二三四五六七八九十一二三四五六七八九十一二三四五六", "七——八")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六12345件", "一二三四五六七八九十一二三四五六七八九十一二三四五六", "12345件")]
    public void A_mark_takes_down_what_it_belongs_to(string text, string first, string second)
    {
        var lines = LineBreaker.Break(Cells(text), 28 * Character, 28 * Character).Select(range => Line(text, range));
        Assert.Equal([first, second], lines);
    }

    [Fact]
    public void What_can_not_be_broken_is_cut_where_the_line_ends()
    {
        var lines = LineBreaker.Break(Cells(new string('a', 100)), Measure, Measure);
        Assert.Equal([0..56, 56..100], lines);
    }

    private static Gen<string> Any(params string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static List<Cell> Cells(string text) => [.. text.Select(c => new Cell(c, c < 0x80 ? Character / 2 : Character))];

    private static string Line(string text, Range range) => text[range];
}
