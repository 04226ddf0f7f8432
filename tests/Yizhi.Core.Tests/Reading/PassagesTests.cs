using Xunit;
using Yizhi.Core.Reading;

namespace Yizhi.Core.Tests.Reading;

/// <summary>How well unlike wordings are read, over passages labelled by hand.</summary>
public class PassagesTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_the_labelled_passages_nearly_every_value_and_unit_is_found_hardly_one_is_false_and_nine_of_ten_indicators_are_right() => Measure("passages.yaml", 60, 0.98, 0.98, 0.93);

    [Fact]
    public void Passages_written_after_the_rules_are_read_as_well() => Measure("held-back.yaml", 15, 0.97, 0.97, 0.9);

    [Fact]
    public void Every_indicator_a_label_names_is_in_the_catalogue() =>
        Assert.All(Passages.In("passages.yaml").Concat(Passages.In("held-back.yaml")).SelectMany(p => p.Figures), f => Assert.True(f.Indicator is null || Passages.Catalogue.Value.Indicators.ContainsKey(f.Indicator), f.Indicator));

    [Fact]
    public void A_score_counts_what_is_missed_what_is_false_and_what_is_matched_wrongly()
    {
        var read = Passages.Read("全年调解纠纷12件，培训3次。").Figures;
        var score = ReadingScore.Of([new(12, "件", "dispute.mediated", "调解纠纷"), new(7, "名", null, "漏")], read);
        Assert.Equal((2, 1, 1, 1), (score.Known, score.Found, score.Missed.Count, score.Extra.Count));
        Assert.Equal((0.5, 0.5), (score.Recall, score.Precision));
        Assert.Equal(0, ReadingScore.Of([new(12, "件", "petition.received", "错")], read).Matched);
    }

    private void Measure(string file, int least, double recall, double precision, double indicators)
    {
        var passages = Passages.In(file).ToList();
        var score = ReadingScore.Sum(passages.Select(p => ReadingScore.Of(p.Figures, Passages.Read(p.Text).Figures)));
        output.WriteLine($"{file}: {passages.Count} passages, {score.Known} figures, recall {score.Recall:P1}, precision {score.Precision:P1}, indicators {score.Indicators:P1}");
        foreach (var missed in score.Missed)
            output.WriteLine("missed " + missed.Phrase);
        foreach (var (known, read) in score.Mismatched)
            output.WriteLine($"{known.Phrase} read as {read.Indicator ?? "-"} ({read.Subject})");
        foreach (var extra in score.Extra)
            output.WriteLine("false " + extra.Text);
        Assert.True(passages.Count >= least);
        Assert.InRange(score.Recall, recall, 1);
        Assert.InRange(score.Precision, precision, 1);
        Assert.InRange(score.Indicators, indicators, 1);
    }
}
