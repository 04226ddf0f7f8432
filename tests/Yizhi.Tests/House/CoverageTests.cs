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
