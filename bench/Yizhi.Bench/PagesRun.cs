using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Storage.Records;
using Yizhi.Web;

namespace Yizhi.Bench;

/// <summary>The pages of a plain member over many records, asked by sixteen at once; beside them a bare page of the same server software that shows the same fifty rows.</summary>
internal static partial class PagesRun
{
    private const int Callers = 16;
    private const string Password = "Shan-shui#2025";
    private static readonly string[] Kinds = ["neighbour", "marriage_family", "property_mgmt", "labour", "consumer"];
    private static readonly string[] Matters = ["漏水", "噪声", "停车", "物业费", "晾晒", "采光", "围墙", "垃圾", "宠物", "租金"];

    public static async Task Run(int records)
    {
        Bench.Head("page", "database", "p50", "p95", "requests/s", "CPU each", "bytes (gzip)");
        foreach (var setting in new[] { Bench.NewSqlite(), await Bench.NewPostgres() }.OfType<string>())
            await On(setting, records);
    }

    private static async Task On(string setting, int records)
    {
        var database = setting.StartsWith("sqlite", StringComparison.Ordinal) ? "SQLite" : "PostgreSQL";
        var catalogue = Bench.Shipped();
        // A district with work in every ledger, and in its first subdistrict as many disputes as make up the number.
        await using var office = await Office.Open(Path.Combine(Bench.Folder, Guid.NewGuid().ToString("N")), catalogue, setting, clock: new Demo.DemoClock());
        var built = await Demo.DemoDistrict.Build(office);
        var some = await Fill(office, catalogue, records - built.Records);
        var app = Server.Build(office, new ServeOptions("http://127.0.0.1:0"));
        await app.StartAsync();
        var cookie = await Member(app, office);
        var address = app.Urls.First();
        await using var bare = await Bare(office, catalogue);
        var paths = new (string Name, string Address)[]
        {
            ("bare page of the same 50 rows", bare.Urls.First() + "/"),
            ("list", address + $"/ledgers/dispute?unit={Bench.Subdistrict}&year=2025"),
            ("list, searched", address + $"/ledgers/dispute?unit={Bench.Subdistrict}&year=2025&q={Uri.EscapeDataString("物业费 7栋")}"),
            ("list, filtered", address + $"/ledgers/dispute?unit={Bench.Subdistrict}&year=2025&state=accepted&category=marriage_family"),
            ("desk", address + "/"),
            ("form", address + $"/ledgers/dispute/new?unit={Bench.Subdistrict}"),
            ("record", address + $"/records/{some}"),
            ("dashboard", address + $"/dashboard?unit={Bench.Subdistrict}&year=2025"),
            ("tasks", address + $"/tasks?unit={Bench.Subdistrict}&year=2025"),
            ("figures", address + $"/figures?unit={Bench.Subdistrict}&period=2025"),
            ("figure", address + $"/figures/dispute.mediated?unit={Bench.Subdistrict}&period=2025"),
        };
        foreach (var (name, path) in paths.Where(p => Environment.GetEnvironmentVariable("YIZHI_BENCH_PAGE") is not { Length: > 0 } only || p.Name == only))
        {
            // A server that runs for weeks has its hot paths compiled.
            await Ask(path, cookie, 320);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var (times, seconds, bytes) = await Ask(path, cookie, int.TryParse(Environment.GetEnvironmentVariable("YIZHI_BENCH_REQUESTS"), out var requests) ? requests : 320);
            var busy = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / times.Count;
            Bench.Row(name, database, $"{times[times.Count / 2]:0.0} ms", $"{times[(int)(times.Count * 0.95)]:0.0} ms", $"{times.Count / seconds:0}", $"{busy:0.0} ms", $"{bytes:N0}");
        }
        await app.DisposeAsync();
    }

    private static async Task<Guid> Fill(Office office, OfficeCatalogue catalogue, int records)
    {
        var actor = Bench.Everyone(catalogue);
        var ledger = catalogue.Ledger("dispute");
        var some = Guid.Empty;
        for (var done = 0; done < records; done += 10_000)
        {
            var from = done;
            var outcome = await office.Ledgers.EnterMany([.. Enumerable.Range(done, Math.Min(10_000, records - done)).Select(i =>
            {
                // Five years of a large district's disputes.
                var day = new DateOnly(2021, 1, 1).AddDays((int)(i * 7L % 1826));
                // One in a hundred is still open, as in a year that is almost over.
                var state = i % 100 == 0 ? "accepted" : "archived";
                var values = new Dictionary<string, Value?>();
                foreach (var (key, text) in new[] { ("subject", $"{i % 40 + 1}栋{i % 6 + 1}单元{Matters[i % Matters.Length]}纠纷"), ("found_on", $"{day:yyyy-MM-dd}"), ("found_by", "grid"), ("category", Kinds[i % Kinds.Length]), ("accepted_on", $"{day:yyyy-MM-dd}"), ("mediator", $"调解员{i % 30}") }
                    .Concat(state == "archived" ? [("concluded_on", $"{day:yyyy-MM-dd}"), ("form", "oral"), ("revisited_on", $"{day:yyyy-MM-dd}"), ("performance", "done")] : []))
                    values[key] = Entry.Read(ledger.Field(key)!, text, out var value) is null ? value : null;
                return new Story("dispute", new Change.Enter(Guid.CreateVersion7(), $"99010100100{1 + i % 6}", values, state, "调解员" + i % 30), actor, []);
            })]);
            if (outcome.Written == 0)
                throw new InvalidOperationException("The bench's records were refused: " + string.Join(' ', outcome.Outcomes.OfType<SaveOutcome.Refused>().First().Faults));
            some = ((SaveOutcome.Saved)outcome.Outcomes[^1]).Record.Id;
        }
        return some;
    }

    // A clerk of the subdistrict, signed in as anybody signs in.
    private static async Task<string> Member(WebApplication app, Office office)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = "clerk", Name = "文员", CreatedAt = office.Now, PasswordHash = accounts.PasswordHasher.HashPassword(null!, Password) };
        if (!(await accounts.CreateAsync(account)).Succeeded || await office.People.GiveFirst(new Actor("founder", "奠基人", Bench.District, new HashSet<string>()), account.Id, Bench.Subdistrict, "clerk") is not null)
            throw new InvalidOperationException("The bench's clerk was refused.");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(app.Urls.First()) };
        var token = TokenField().Match(await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["login"] = "clerk", ["password"] = Password, ["to"] = "/" }));
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("yizhi-session=", StringComparison.Ordinal)).Split(';')[0];
    }

    // What a page costs that knows nobody, no rights, no figures: the rows out of the database into a table.
    private static async Task<WebApplication> Bare(Office office, OfficeCatalogue catalogue)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddResponseCompression(c => c.MimeTypes = ["text/html"]);
        var app = builder.Build();
        app.UseResponseCompression();
        var ledger = catalogue.Ledger("dispute");
        app.MapGet("/", async () =>
        {
            await using var connection = await office.Database.Connect(CancellationToken.None);
            var units = string.Join(", ", Enumerable.Range(1, 6).Select(i => $"'99010100100{i}'").Append($"'{Bench.Subdistrict}'"));
            var year = "ledger = 'dispute' AND unit IN (" + units + ") AND happened_on >= '2025-01-01' AND happened_on <= '2025-12-31' AND state <> 'withdrawn'";
            await using var total = connection.CreateCommand();
            total.CommandText = $"SELECT count(*) FROM records WHERE {year}";
            var count = await total.ExecuteScalarAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT number, title, state, unit, happened_on, handler, doc FROM records WHERE {year} ORDER BY happened_on DESC, id DESC LIMIT 50";
            await using var reader = await command.ExecuteReaderAsync();
            var html = new StringBuilder($"<!DOCTYPE html><html lang=zh-CN><title>矛盾纠纷</title><p>{count}</p><table>");
            while (await reader.ReadAsync())
            {
                html.Append("<tr>");
                for (var i = 0; i < 6; i++)
                    html.Append("<td>").Append(HtmlEncoder.Default.Encode(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!));
                using var doc = System.Text.Json.JsonDocument.Parse(reader.GetString(6));
                foreach (var column in ledger.Columns)
                    html.Append("<td>").Append(doc.RootElement.TryGetProperty(column, out var value) ? HtmlEncoder.Default.Encode(value.ToString()) : "");
            }
            return Results.Content(html.Append("</table></html>").ToString(), "text/html; charset=utf-8");
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<(List<double> Times, double Seconds, long Bytes)> Ask(string path, string cookie, int requests)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false, MaxConnectionsPerServer = Callers };
        using var client = new HttpClient(handler);
        var (times, bytes) = (new List<double>(), 0L);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var i = 0; i < requests / Callers; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add("Cookie", cookie);
                request.Headers.AcceptEncoding.ParseAdd("gzip");
                var one = Stopwatch.StartNew();
                using var answer = await client.SendAsync(request);
                var body = await answer.Content.ReadAsByteArrayAsync();
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{path}: {answer.StatusCode}");
                lock (times)
                {
                    times.Add(one.Elapsed.TotalMilliseconds);
                    bytes = body.Length;
                }
            }
        }));
        var seconds = watch.Elapsed.TotalSeconds;
        times.Sort();
        return (times, seconds, bytes);
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
