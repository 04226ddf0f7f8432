using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Comparing;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>A province changes the catalogue without touching it, under the same checks; and what a change comes to can be read before it is taken in.</summary>
public sealed class OverlayTests
{
    private const string Header = "overlay: test\ntitle: 试验\n";

    [Fact]
    public void Items_are_changed_added_and_switched_off_by_their_keys()
    {
        var catalogue = Load(("overlay/case/change.yaml", """
            ledger: case
            title:  省里的事项
            fields:
              - {key: amount, title: 涉案金额}
              - {key: window, title: 窗口, type: code, list: window_kind}
              - {key: items, off: true}
            indicators:
              - {key: case.items, off: true}
              - {key: case.windows, title: 窗口办理, measure: 件, when: {window: {present: true}}}
            flow:
              states: {done: 办结了}
            """), ("overlay/codes.yaml", "lists:\n  window_kind: {title: 窗口, codes: {one: 一号}}\n  case_kind:\n    codes: {loud: 吵闹, other: off}\n"), ("overlay/examples.yaml", "examples:\n  - {name: 两件, off: true}\n"));
        var ledger = catalogue.Ledger("case");
        Assert.Equal("省里的事项", ledger.Title);
        Assert.Equal(("涉案金额", FieldType.Money), (ledger.Field("amount")!.Title, ledger.Field("amount")!.Type));
        Assert.Equal("一号", ledger.Field("window")!.List!.TitleOf("one"));
        Assert.DoesNotContain("case.items", catalogue.Indicators.Keys);
        Assert.Contains("case.windows", catalogue.Indicators.Keys);
        Assert.Equal("办结了", ledger.Flow.TitleOf("done"));
        Assert.Equal(["noise", "loud"], catalogue.Lists["case_kind"].Codes.Select(c => c.Key));
    }

    [Fact]
    public void A_template_stands_in_the_place_of_the_one_it_is_named_after_and_new_ledgers_are_added()
    {
        var catalogue = Load(("overlay/case/paper.md.liquid", "# 省里的通知书\n\n{{ record.subject }}\n"),
            ("overlay/more/extra.yaml", "ledger: extra\ntitle: 另记\npurpose: 另记一笔\nday: on\nheading: what\nfields:\n  - {key: what, title: 什么, type: text, required: true}\n  - {key: on, title: 哪天, type: date, required: true}\nindicators:\n  - {key: extra.all, title: 另记, measure: 件}\n"));
        Assert.StartsWith("# 省里的通知书", catalogue.Ledger("case").Documents.Single().Template, StringComparison.Ordinal);
        Assert.Equal("more", catalogue.Ledger("extra").Subsystem);
    }

    [Fact]
    public void A_fault_of_an_overlay_is_told_at_its_own_place()
    {
        var faults = Faults(("overlay/case/change.yaml", "ledger: case\nfields:\n  - {key: nothing, off: true}\nindicators:\n  - {key: case.found, measure: 吨}\n"));
        Assert.Contains(faults, f => f is { File: "overlay/case/change.yaml", Line: 3 } && f.Message.Contains("nothing", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { File: "overlay/case/change.yaml", Line: 5 } && f.Message.Contains('吨', StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_switched_off_and_is_still_used_is_told_where_it_is_used() =>
        Assert.Contains(Faults(("overlay/case/change.yaml", "ledger: case\nfields:\n  - {key: done_on, off: true}\n")), f => f.File == "case/case.yaml" && f.Message.Contains("done_on", StringComparison.Ordinal));

    [Fact]
    public void What_comes_with_a_catalogue_in_its_folder_of_overlays_is_no_part_of_it()
    {
        var with = Loaded([.. PlantedFaultTests.SoundFiles.Select(f => new SourceFile(f.Key, f.Value)), new SourceFile("overlays/x/case.yaml", "ledger: case\nnonsense: 1\n")]);
        Assert.Equal(Load().Version, with.Version);
    }

    [Fact]
    public void Every_change_between_two_catalogues_is_told()
    {
        var changes = CatalogueDiff.Between(Load(), Load(("overlay/case/change.yaml", """
            ledger: case
            fields:
              - {key: amount, required: true}
              - {key: items, off: true}
              - {key: window, title: 窗口, type: text, law: 某法}
            deadlines:
              - {key: finish, warn: 5 days}
            indicators:
              - {key: case.done, when: {state: [done, found]}}
              - {key: case.items, off: true}
            """)));
        Assert.Equal(["Changed Field amount limits", "Added Field window ", "Removed Field items ", "Changed Deadline finish warn", "Changed Indicator case.done definition", "Removed Indicator case.items "],
            changes.Select(c => $"{c.Kind} {c.Thing} {c.Key} {string.Join(',', c.What)}"));
        Assert.Empty(CatalogueDiff.Between(Load(), Load()));
        Assert.Equal(["case.done", "case.left", "case.rate"], CatalogueDiff.Moved(Load(), ["case.done"]).Order(StringComparer.Ordinal));
    }

    private static OfficeCatalogue Load(params (string Path, string Text)[] over) => Loaded(All(over));

    private static OfficeCatalogue Loaded(IEnumerable<SourceFile> files) => CatalogueLoader.Load(files) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };

    private static IReadOnlyList<CatalogueFault> Faults(params (string Path, string Text)[] over) => Assert.IsType<LoadOutcome.Faulty>(CatalogueLoader.Load(All(over))).Faults;

    private static IEnumerable<SourceFile> All((string Path, string Text)[] over) =>
        [.. PlantedFaultTests.SoundFiles.Select(f => new SourceFile(f.Key, f.Value)), .. over.Length == 0 ? Array.Empty<SourceFile>() : [new SourceFile("overlay/overlay.yaml", Header)], .. over.Select(f => new SourceFile(f.Path, f.Text))];
}
