using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Xunit;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web;

namespace Yizhi.Tests.Web;

/// <summary>A small office on a real server: a subdistrict with two communities, its disputes of 2025, a few events, one hostile title.</summary>
public sealed class ServedOffice : IAsyncLifetime
{
    public const string District = "330199000000", Street = "330199001000", Ivy = "330199001001", Willow = "330199001002";
    public const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}";
    public const string Applicant = "魏大海";

    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-web-").FullName;
    private readonly HtmlParser parser = new();
    private WebApplication app = null!;

    public Office Office { get; private set; } = null!;
    public HttpClient Client { get; private set; } = null!;
    public Guid Dispute { get; private set; }
    public Guid BoundTask { get; private set; }
    public Guid HostileRecord { get; private set; }
    public string EvidenceHash { get; private set; } = "";
    public Uri Address => Client.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        var catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
        Office = await Office.Open(folder, catalogue, clock: new FixedClock());
        var founded = new DateOnly(2015, 1, 1);
        await Office.PutUnits([
            new Unit(District, "明湖区", UnitKind.District, null, "", founded, null),
            new Unit(Street, "明湖区书院街道办事处", UnitKind.Subdistrict, District, "", founded, null),
            new Unit(Ivy, "青藤社区", UnitKind.Community, Street, "", founded, null),
            new Unit(Willow, "柳岸社区", UnitKind.Community, Street, "", founded, null)]);
        var actor = new Actor("zhou", "周以宁", District, catalogue.Roles.Keys.ToHashSet());
        EvidenceHash = (await Office.Evidence.Put(new MemoryStream("<html><script>alert(3)</script>"u8.ToArray()))).Hash;

        for (var i = 1; i <= 8; i++)
        {
            var id = await Enter("dispute", i % 2 == 0 ? Ivy : Willow, actor, i <= 5 ? "agreed" : "failed", new()
            {
                ["subject"] = $"第{i}件楼道堆物",
                ["found_on"] = $"2025-{i:00}-03",
                ["found_by"] = "grid",
                ["category"] = i % 3 == 0 ? "property_mgmt" : "neighbour",
                ["accepted_on"] = $"2025-{i:00}-04",
                ["mediator"] = "顾明川",
                ["applicant"] = Applicant,
                ["concluded_on"] = $"2025-{i:00}-20",
                ["form"] = i <= 5 ? "written" : null,
                ["amount"] = i <= 5 ? $"{i * 1000}" : null,
                ["advised"] = i <= 5 ? null : "是",
            });
            if (i == 1)
                Dispute = id;
        }
        await Enter("dispute", Ivy, actor, "accepted", new() { ["subject"] = "墙体开裂", ["found_on"] = "2025-12-08", ["found_by"] = "grid", ["category"] = "neighbour", ["accepted_on"] = "2025-12-10", ["mediator"] = "顾明川" });
        HostileRecord = await Enter("dispute", Ivy, actor, "found", new() { ["subject"] = Hostile[..60], ["found_on"] = "2025-12-20", ["found_by"] = "grid", ["category"] = "neighbour" });
        Saved(await Office.Ledgers.Save(Dispute, new Change.Correct(new Dictionary<string, Value?> { ["amount"] = new Value.Number(36_000) }, "评估报告改定修复费"), actor));
        Saved(await Office.Ledgers.Save(HostileRecord, new Change.Assign("</td><svg onload=alert(4)>"), actor, attachments: [new Attachment("现场照片", EvidenceHash, "照片\"<b>.html")]));
        for (var i = 1; i <= 3; i++)
            await Enter("publicity_event", Street, actor, null, new() { ["subject"] = $"宪法宣传第{i}场", ["held_on"] = $"2025-12-0{i}", ["kinds"] = i == 1 ? "lecture；consultation" : "consultation", ["place_kind"] = null, ["theme"] = null, ["people"] = $"{i * 40}" });

        var task = Guid.CreateVersion7();
        Dictionary<string, Value?> bound = new() { ["subject"] = new Value.Text("调解纠纷不少于十件"), ["source"] = new Value.Text(catalogue.Lists["task_source"].Codes[0].Key), ["lead"] = new Value.Text(Street), ["due_on"] = new Value.Day(new DateOnly(2025, 12, 31)), ["bound"] = new Value.Text("dispute.mediated"), ["wanted"] = new Value.Number(10) };
        Saved(await Office.Ledgers.Enter("task", new Change.Enter(task, Street, bound), actor));
        BoundTask = task;

        app = Server.Build(Office, new ServeOptions("http://127.0.0.1:0", Demo: true));
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>A page, which must answer with the status expected.</summary>
    public async Task<IHtmlDocument> Page(string path, int status = 200)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(status == (int)answer.StatusCode, $"{path}: {(int)answer.StatusCode}");
        return parser.ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        await Office.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Code fields that are left null take their list's first code, so that the office does not hang on the wording of lists.
    private async Task<Guid> Enter(string key, string unit, Actor actor, string? state, Dictionary<string, string?> typed)
    {
        var ledger = Office.Catalogue.Ledger(key);
        var values = new Dictionary<string, Value?>();
        var asked = ledger.AskedFirst.Select(f => f.Key).Concat((ledger.Flow.WayTo(state ?? ledger.Flow.Start) ?? []).SelectMany(s => s.Asks).Select(a => a.Field)).ToHashSet();
        foreach (var field in ledger.Fields.Where(f => asked.Contains(f.Key)))
        {
            var text = typed.GetValueOrDefault(field.Key);
            if (field.List is { } list && (text is null ? field.Required : text.Split('；').Any(c => list.Find(c) is null)))
                text = list.Codes[0].Key;
            if (text is not null && Entry.Read(field, text, out var value) is null)
                values[field.Key] = value;
        }
        var id = Guid.CreateVersion7();
        Saved(await Office.Ledgers.Enter(key, new Change.Enter(id, unit, values, state, "顾明川"), actor));
        return id;
    }

    private static void Saved(SaveOutcome outcome) => Assert.True(outcome is SaveOutcome.Saved, outcome is SaveOutcome.Refused refused ? string.Join(" ", refused.Faults) : outcome.ToString());

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 6, 2, 0, 0, TimeSpan.Zero);
    }
}
