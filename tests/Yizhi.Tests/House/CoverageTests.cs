using Xunit;
using Yizhi.CatalogueBooks;
using Yizhi.Commands;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Tests.House;

/// <summary>The list of mechanisms is what the catalogue says, and the burden of each ledger is accounted for.</summary>
public sealed class CoverageTests
{
    private static readonly Core.Catalogue.OfficeCatalogue Catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;

    [Fact]
    public void The_written_list_of_mechanisms_is_the_catalogues() =>
        Assert.Equal(CoverageBook.Of(Catalogue).ReplaceLineEndings("\n"), Home.Text("docs/coverage.md").ReplaceLineEndings("\n"));

    [Fact]
    public void Every_mechanism_has_a_ledger_that_gives_a_figure() =>
        Assert.All(Catalogue.Systems, s => Assert.Contains(s.Ledgers, l => Catalogue.Ledger(l).Indicators.Count > 0));

    [Fact]
    public void All_114_mechanisms_of_a_subdistrict_are_there_once_each_under_their_numbers() =>
        Assert.Equal(Enumerable.Range(1, 114), Catalogue.Systems.Select(s => s.No));

    [Fact]
    public void The_numbers_are_those_of_the_list_offices_were_read_by()
    {
        var list = Path.GetFullPath(Path.Combine(Home.Root, "../shared/domain/seed-systems.md"));
        Assert.SkipUnless(File.Exists(list), "The list of mechanisms is not beside the project here.");
        var numbers = File.ReadLines(list).Select(l => l.Split('|')).Where(c => c.Length > 2 && int.TryParse(c[1].Trim(), out _)).Select(c => int.Parse(c[1].Trim(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(numbers, Catalogue.Systems.Select(s => s.No));
    }

    [Fact]
    public void Forty_papers_and_more_are_printed() =>
        Assert.True(Catalogue.InOrder.Sum(l => l.Documents.Count) >= 140);

    [Fact]
    public void Every_typed_field_feeds_something() =>
        Assert.All(BurdenBook.Of(Catalogue, BurdenBook.UsualResidents).SelectMany(b => b.Typed.Select(t => (b.Ledger, Use: t))), t => Assert.True(t.Use.Feeds.Count > 0, $"{t.Ledger}.{t.Use.Field}"));

    [Fact]
    public void An_overlay_that_comes_with_the_catalogue_is_sound()
    {
        var overlays = Directory.GetDirectories(Path.Combine(Home.Root, "catalogue", "overlays"));
        Assert.NotEmpty(overlays);
        Assert.All(overlays, o => Assert.True(CatalogueFiles.Load(o) is LoadOutcome.Loaded, o));
    }
}
