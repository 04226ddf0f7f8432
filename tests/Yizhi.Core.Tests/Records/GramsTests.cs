using CsCheck;
using Xunit;
using Yizhi.Core.Searching;

namespace Yizhi.Core.Tests.Records;

public sealed class GramsTests
{
    [Theory]
    [InlineData("调解", "调解")]
    [InlineData("人民调解", "人民 民调 调解")]
    [InlineData("城郊发〔2025〕4号", "城郊 郊发 发 2025 4 号")]
    [InlineData("ＡＢＣ第３号", "abc 第 3 号")]
    [InlineData("5", "5")]
    public void What_is_searched_for_becomes_pairs_of_characters_and_whole_words(string search, string grams) =>
        Assert.Equal(grams, string.Join(' ', Assert.Single(Grams.Read(search)).Grams));

    [Fact]
    public void Words_between_blanks_are_searched_for_each_by_itself() =>
        Assert.Equal(["物业 业费", "2 栋"], Grams.Read("物业费　2栋").Select(t => string.Join(' ', t.Grams)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("，。！")]
    [InlineData("\"' OR 1=1 --*")]
    public void Marks_are_never_part_of_what_is_searched_for(string search) =>
        Assert.All(Grams.Read(search).SelectMany(t => t.Grams), g => Assert.All(g.EnumerateRunes(), r => Assert.True(System.Text.Rune.IsLetterOrDigit(r))));

    [Fact]
    public void Any_piece_of_a_Chinese_text_is_found_in_it_and_reading_never_fails() => Gen.String[Gen.Char["调解协议书物业𬭩甲乙"], 1, 20].Select(Gen.Int[0, 19], Gen.Int[1, 6]).Sample((text, from, length) =>
    {
        var runes = text.EnumerateRunes().Where(r => r != System.Text.Rune.ReplacementChar).Select(r => r.ToString()).ToList();
        if (runes.Count == 0)
            return;
        var start = from % runes.Count;
        var piece = string.Concat(runes.Skip(start).Take(length));
        var inside = Grams.Read(string.Concat(runes) + "号").SelectMany(t => t.Grams).ToList();
        foreach (var term in Grams.Read(piece))
            Assert.True(Enumerable.Range(0, inside.Count).Any(i => term.Grams.Select((g, k) => i + k < inside.Count && (term.IsOpen && k == term.Grams.Count - 1 ? inside[i + k].StartsWith(g, StringComparison.Ordinal) : inside[i + k] == g)).All(x => x)), $"{piece} in {text}");
    });
}
