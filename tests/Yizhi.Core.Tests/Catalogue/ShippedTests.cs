using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;

namespace Yizhi.Core.Tests.Catalogue;

public class ShippedTests
{
    private static readonly Lazy<OfficeCatalogue> Whole = new(() => Load(Texts.Shipped));

    [Fact]
    public void The_shipped_catalogue_has_no_fault_and_its_examples_come_out_as_written()
    {
        Assert.Empty(ExampleRun.Run(Whole.Value));
        Assert.InRange(Whole.Value.Ledgers.Count, 50, 500);
        Assert.InRange(Whole.Value.Examples.Count, 50, 5000);
        Assert.Contains("annual", Whole.Value.Reports.Keys);
    }

    [Fact]
    public void Every_ledger_stands_in_the_folder_of_its_subsystem_and_every_indicator_opens_to_one_ledger()
    {
        foreach (var ledger in Whole.Value.InOrder)
            Assert.Equal(ledger.Place.File.Split('/')[0], ledger.Subsystem);
        foreach (var (key, indicator) in Whole.Value.Indicators)
        {
            Assert.Equal(key, indicator.Key);
            Assert.True(Whole.Value.Ledgers.ContainsKey(indicator.Ledger), key);
        }
        Assert.Equal(Whole.Value.Ledgers.Keys.Select(k => "#" + k).Order(StringComparer.Ordinal), Whole.Value.Indicators.Keys.Where(k => k[0] == '#').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_version_is_the_hash_of_all_texts_in_the_order_of_their_paths()
    {
        var all = string.Concat(Texts.Shipped.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Path}\0{f.Text}\0"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12], Whole.Value.Version);
    }

    [Fact]
    public void The_order_in_which_a_file_system_lists_the_files_changes_nothing()
    {
        var other = Load(Texts.Shipped.Reverse());
        Assert.Equal(Whole.Value.Version, other.Version);
        Assert.Equal(Whole.Value.InOrder.Select(l => l.Key), other.InOrder.Select(l => l.Key));
        Assert.Equal(Whole.Value.Examples.Select(e => e.Name), other.Examples.Select(e => e.Name));
        Assert.Equal(Whole.Value.Sources, other.Sources);
    }

    [Fact]
    public void Any_order_of_files_gives_the_same_catalogue_and_the_same_faults()
    {
        var right = Load(Texts.Base);
        var wrong = Texts.BaseWith(FaultCase.All.Single(c => c.Name == "many_at_once").Files);
        var faults = FaultCase.Check(wrong);
        Gen.Shuffle(wrong.ToArray()).Sample(files =>
        {
            Assert.Equal(faults, FaultCase.Check(files));
            var again = Load(files.Where(f => f.Path != "many_at_once.yaml"));
            Assert.Equal(right.Version, again.Version);
            Assert.Equal(right.Indicators.Keys.Order(StringComparer.Ordinal), again.Indicators.Keys.Order(StringComparer.Ordinal));
        }, iter: 30, threads: 1);
    }

    [Fact]
    public void Every_change_of_a_text_or_a_path_makes_another_version()
    {
        var versions = new HashSet<string>(StringComparer.Ordinal) { Load(Texts.Base).Version };
        foreach (var file in Texts.Base)
        {
            Assert.True(versions.Add(Load(Texts.BaseWith(file with { Text = file.Text + "\n" })).Version), file.Path);
            if (file.Path.EndsWith(".yaml", StringComparison.Ordinal))
                Assert.True(versions.Add(Load(Texts.Base.Select(f => f == file ? f with { Path = f.Path.Replace(".yaml", "2.yaml", StringComparison.Ordinal) } : f)).Version), file.Path);
        }
        Assert.True(versions.Add(Load(Texts.BaseWith(new SourceFile("base/more.yaml", "roles: {guard: 门卫}\n"))).Version));
        Assert.False(versions.Add(Load(Texts.BaseWith(new SourceFile("base/README.md", "不是目录文件"))).Version));
    }

    [Fact]
    public void A_catalogue_kept_as_texts_reads_again_as_it_was()
    {
        var kept = Load(Texts.Base);
        Assert.Equal(kept.Version, Load(kept.Sources).Version);
    }

    private static OfficeCatalogue Load(IEnumerable<SourceFile> files) => CatalogueLoader.Load(files) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        var other => throw new InvalidOperationException($"{other}"),
    };
}
