using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Web.Dashboard;
using Yizhi.Web.Reports;

namespace Yizhi.Tests.Web;

/// <summary>The office's year on one page: the report's order, its numbers, and the ways a number can be none.</summary>
public sealed class DashboardTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    private const string Year = $"/dashboard?unit={ServedOffice.Street}&year=2025";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_and_sections_stand_in_the_order_of_the_report()
    {
        var template = ReportQueries.TemplateOf(office.Office.Catalogue)!;
        var headings = template.Template.Split('\n').Where(l => l.StartsWith('#')).Select(l => l.TrimStart('#').Split('{')[0].Trim()).ToList();
        var shown = (await office.Page(Year)).QuerySelectorAll(".dash-part > h2, .dash-part > h3").Select(h => h.TextContent.Trim()).ToList();
        Assert.True(shown.Count > 10, $"{shown.Count}");
        // A heading without a figure is left out; the others keep their order.
        Assert.Equal(headings.Where(shown.Contains), shown);
        var outline = ReportOutline.Of(office.Office.Catalogue, template);
        Assert.Equal(outline.SelectMany(s => s.Indicators).Distinct().Count(), outline.Sum(s => s.Indicators.Count));
        Assert.True(outline.Sum(s => s.Indicators.Count) > 200);
    }

    [Fact]
    public async Task Every_number_is_the_one_it_opens_to()
    {
        var page = await office.Page(Year);
        var sheet = await office.Office.Figures.Sheet(ServedOffice.Street, Period.OfYear(2025), cancel: Cancel);
        var before = await office.Office.Figures.Sheet(ServedOffice.Street, Period.OfYear(2024), cancel: Cancel);
        var lines = page.QuerySelectorAll(".dash-table tbody tr").ToList();
        Assert.True(lines.Count > 200);
        foreach (var line in lines)
        {
            var mark = line.QuerySelector(".d-now a")!;
            var value = sheet.Value(mark.GetAttribute("data-indicator")!, Period.OfYear(2025));
            Assert.Equal((value.NumberOrNull?.ToString("0.####") ?? "", value is FigureValue.Missing ? "missing" : value is FigureValue.NotApplicable ? "not_applicable" : "known"), (decimal.TryParse(mark.GetAttribute("data-value"), out var exact) ? exact.ToString("0.####") : "", mark.GetAttribute("data-state")));
            Assert.Equal(before.Value(mark.GetAttribute("data-indicator")!, Period.OfYear(2024)) is FigureValue.Known, line.QuerySelector(".d-then a")!.GetAttribute("data-state") == "known");
        }
        foreach (var mark in lines.Where(l => l.QuerySelector(".d-now a")!.GetAttribute("data-state") == "known").Select(l => l.QuerySelector<IHtmlAnchorElement>(".d-now a")!).Take(25))
            Assert.Equal(mark.TextContent, (await office.Page(mark.GetAttribute("href")!)).QuerySelector(".big")!.ChildNodes[0].TextContent);
    }

    [Fact]
    public async Task Missing_zero_and_not_applicable_never_look_alike()
    {
        var page = await office.Page(Year);
        var looks = page.QuerySelectorAll(".d-now a").GroupBy(a => a.GetAttribute("data-state") == "known" ? a.GetAttribute("data-value") == "0" ? "zero" : "number" : a.GetAttribute("data-state")!)
            .ToDictionary(g => g.Key, g => g.Select(a => (a.ClassName, a.TextContent is var text && decimal.TryParse(text.TrimEnd('%').Replace("\u202f", "", StringComparison.Ordinal), out _))).Distinct().ToList());
        Assert.Equal(["missing", "not_applicable", "number", "zero"], looks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([("fig miss", false)], looks["missing"]);
        Assert.Equal([("fig nosense", false)], looks["not_applicable"]);
        Assert.Equal([("fig zero", true)], looks["zero"]);
        Assert.Equal([("fig", true)], looks["number"]);
    }

    [Fact]
    public async Task Twelve_months_add_up_to_the_year_and_are_drawn_and_tabled()
    {
        var page = await office.Page(Year);
        var line = page.QuerySelectorAll(".dash-table tbody tr").Single(l => l.QuerySelector(".d-now a")!.GetAttribute("data-indicator") == "dispute.mediated");
        Assert.Contains("调解", line.QuerySelector("svg.bars")!.GetAttribute("aria-label")!, StringComparison.Ordinal);
        var section = line.Closest("section")!;
        Assert.Empty(page.QuerySelectorAll(".dash-part .freeze"));
        var opened = await office.Page(section.QuerySelector<IHtmlAnchorElement>(".dash-more a")!.GetAttribute("href")!.Split('#')[0]);
        var row = Assert.Single(opened.QuerySelectorAll(".dash-part .freeze")).QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("a")?.GetAttribute("href")?.StartsWith("/figures/dispute.mediated?", StringComparison.Ordinal) == true);
        var months = row.QuerySelectorAll<IHtmlAnchorElement>("td a").ToList();
        Assert.Equal(12, months.Count);
        Assert.Equal(line.QuerySelector(".d-now a")!.GetAttribute("data-value"), months.Sum(m => int.Parse(m.TextContent)).ToString());
        Assert.Equal("1", months[2].TextContent);
        Assert.Equal("1", (await office.Page(months[2].GetAttribute("href")!)).QuerySelector(".big")!.GetAttribute("data-value"));
        // What has not come yet is neither zero nor missing.
        var next = await office.Page($"/dashboard?unit={ServedOffice.Street}&year={office.Office.Today.Year + 1}&months={section.GetAttribute("aria-labelledby")}");
        Assert.Single(next.QuerySelectorAll(".dash-part .freeze"));
        Assert.Empty(next.QuerySelectorAll(".dash-part .freeze td a"));
    }

    [Fact]
    public async Task A_figure_that_a_task_is_bound_to_shows_its_target_and_how_it_stands()
    {
        var line = (await office.Page(Year)).QuerySelectorAll(".dash-table tbody tr").Single(l => l.QuerySelector(".d-now a")!.GetAttribute("data-indicator") == "dispute.mediated");
        Assert.Equal("10", line.QuerySelector(".d-target")!.TextContent);
        Assert.NotNull(line.QuerySelector(".d-light .lamp"));
        Assert.Equal("", (await office.Page(Year)).QuerySelectorAll(".dash-table tbody tr").Single(l => l.QuerySelector(".d-now a")!.GetAttribute("data-indicator") == "publicity_event.held").QuerySelector(".d-target")!.TextContent);
    }

    [Fact]
    public async Task A_figure_that_fails_a_check_is_marked()
    {
        const int Spoiled = 2019;
        await using (var db = office.Office.Database.Context())
            foreach (var (indicator, value) in new[] { ("#dispute", 30_000L), ("dispute.mediated", 10_000L), ("dispute.agreed", 20_000L) })
                await db.Database.ExecuteSqlAsync($"INSERT INTO tallies (unit, month, indicator, slice, district, value, count) VALUES ({ServedOffice.Street}, {new Month(Spoiled, 5).Number}, {indicator}, '', '330199', {value}, 3)", Cancel);
        var page = await office.Page($"/dashboard?unit={ServedOffice.Street}&year={Spoiled}");
        var wrong = page.QuerySelectorAll(".dash-table tbody tr").Where(l => l.QuerySelector(".d-light .over") is not null).Select(l => l.QuerySelector(".d-now a")!.GetAttribute("data-indicator")).ToList();
        Assert.Contains("dispute.agreed", wrong);
        Assert.Contains("dispute.mediated", wrong);
        Assert.NotEmpty(page.QuerySelectorAll(".finding.over"));
        Assert.Empty((await office.Page(Year)).QuerySelectorAll(".finding.over"));
    }

    [Fact]
    public async Task The_page_is_no_heavier_than_35_kilobytes()
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = office.Address };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new("gzip"));
        var sent = await client.GetByteArrayAsync(new Uri(Year, UriKind.Relative), Cancel);
        Assert.Equal(0x1f, sent[0]);
        Assert.True(sent.Length <= 35 * 1024, $"{sent.Length}");
    }
}
