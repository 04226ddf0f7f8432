using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.People;
using Yizhi.Core.Units;
using Yizhi.Web.Shared;

namespace Yizhi.Tests.Web;

/// <summary>Every address × every role × every relation of units: who may open it, asked of a real server with real sign-ins.</summary>
public sealed class RightsMatrixTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    // The addresses as the matrix asks them. An address of the server that is not here fails the first test.
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["GET /healthz"] = "",
        ["GET /assets/{name}"] = "",
        ["GET /sign-in"] = "",
        ["POST /sign-in"] = "",
        ["POST /sign-in/passkey"] = "",
        // Leads to a provider outside where there is one; its own tests ask it.
        ["GET /sign-in/outside"] = "",
        ["POST /me/passkeys"] = "",
        ["GET /session"] = "/session",
        ["POST /session"] = "",
        // What was kept of a form is there for the one who typed it alone; the tests of time-outs say so.
        ["GET /drafts/{id:guid}"] = "",
        ["POST /sign-out"] = "",
        ["POST /manners"] = "",
        ["GET /help"] = "",
        ["GET /help/{page}"] = "",
        ["POST /demo/person"] = "",
        ["POST /me"] = "",
        ["POST /people"] = "",
        ["POST /people/{id:guid}"] = "",
        ["POST /records/{id}"] = "",
        ["POST /records/{id}/papers/{key}"] = "",
        ["POST /ledgers/{key}/new"] = "",
        ["POST /records/{id:guid}/steps/{step}"] = "",
        ["POST /records/{id:guid}/correct"] = "",
        ["POST /records/{id:guid}/withdraw"] = "",
        ["POST /records/{id:guid}/return"] = "",
        ["POST /drafts/{id:guid}"] = "",
        ["POST /drafts/{id:guid}/drop"] = "",
        ["POST /ledgers/{key}/views"] = "",
        ["POST /ledgers/{key}/bulk"] = "",
        ["POST /ledgers/{key}/import"] = "",
        ["POST /imports/{id:guid}"] = "",
        ["POST /imports/{id:guid}/undo"] = "",
        // A sheet on its way is there for the one who brought it alone; the tests of lists say so.
        ["GET /imports/{id:guid}"] = "",
        ["GET /imports/{id:guid}/faults"] = "",
        ["GET /ledgers/{key}/export/{format}"] = "/ledgers/dispute/export/csv?unit={unit}&year=2025",
        ["GET /ledgers/{key}/print"] = "/ledgers/dispute/print?unit={unit}&year=2025",
        ["GET /ledgers/{key}/import"] = "/ledgers/dispute/import?unit={unit}",
        ["GET /ledgers/{key}/import/template"] = "/ledgers/dispute/import/template",
        ["GET /ledgers/{key}/new"] = "/ledgers/dispute/new",
        ["GET /records/{id:guid}/steps/{step}"] = "/records/{record}/steps/archive",
        ["GET /records/{id:guid}/correct"] = "/records/{record}/correct",
        ["GET /"] = "/",
        ["GET /me"] = "/me",
        ["GET /people"] = "/people",
        ["GET /people/{id:guid}"] = "/people/{person}",
        ["GET /audit"] = "/audit",
        ["GET /team"] = "/team",
        ["POST /team"] = "",
        ["POST /notices"] = "",
        ["POST /notices/settings"] = "",
        ["POST /notices/feed"] = "",
        ["POST /admin/mail"] = "",
        ["POST /admin/webhooks"] = "",
        ["POST /admin/webhooks/{id:guid}"] = "",
        ["POST /admin/sendings/{id:guid}"] = "",
        ["POST /admin/jobs"] = "",
        ["GET /notices"] = "/notices",
        // A message is there for the one it was said to alone; the tests of notices say so.
        ["GET /notices/{id:guid}"] = "",
        ["GET /notices/settings"] = "/notices/settings",
        ["GET /admin/mail"] = "/admin/mail",
        ["GET /admin/webhooks"] = "/admin/webhooks",
        ["GET /admin/jobs"] = "/admin/jobs",
        ["GET /deadlines"] = "/deadlines?unit={unit}",
        ["GET /deadlines.ics"] = "/deadlines.ics?unit={unit}",
        // There is none running in the office of the matrix; the tests of deadlines ask it.
        ["GET /deadlines/what-if"] = "",
        // A secret stands in for signing in; the tests of deadlines ask it.
        ["GET /calendar/{secret}.ics"] = "",
        ["POST /admin/units"] = "",
        ["POST /admin/units/{code}"] = "",
        ["POST /admin/lists/{list}"] = "",
        ["POST /admin/calendar"] = "",
        ["GET /admin/lists"] = "/admin/lists",
        ["GET /admin/lists/{list}"] = "/admin/lists/dispute_source",
        ["GET /admin/catalogue"] = "/admin/catalogue",
        ["GET /admin/calendar"] = "/admin/calendar",
        ["POST /admin/backups"] = "",
        ["GET /admin/backups"] = "/admin/backups",
        ["GET /admin/health"] = "/admin/health",
        ["GET /admin/units"] = "/admin/units",
        ["GET /admin/units/{code}"] = "/admin/units/{unit}",
        ["GET /reports/{period}"] = "/reports/2025?unit={unit}",
        ["GET /reports/{period}/download/{format}"] = "/reports/2025/download/json?unit={unit}",
        ["GET /figures"] = "/figures?unit={unit}",
        ["GET /figures/{indicator}"] = "/figures/dispute.mediated?unit={unit}&period=2025",
        ["GET /dashboard"] = "/dashboard?unit={unit}&year=2025",
        ["GET /tasks"] = "/tasks?unit={unit}&year=2025",
        ["GET /tasks/paste"] = "/tasks/paste?unit={unit}&year=2025",
        ["POST /tasks/paste"] = "",
        ["POST /tasks/urge"] = "",
        ["POST /tasks/move"] = "",
        ["GET /handbook"] = "/handbook",
        ["GET /handbook/{ledger}"] = "/handbook/dispute",
        ["GET /ledgers"] = "/ledgers?unit={unit}",
        ["GET /ledgers/{key}"] = "/ledgers/dispute?unit={unit}&year=2025",
        ["GET /records/{id}"] = "/records/{record}",
        ["GET /records/{id}/papers/{key}"] = "/records/{record}/papers/agreement",
        ["GET /evidence/{hash}"] = "/evidence/{evidence}",
    };

    [Fact]
    public void Every_address_of_the_server_says_who_may_reach_it_and_stands_in_the_matrix()
    {
        var routes = office.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => ($"{m} {e.RoutePattern.RawText}", e.Metadata.GetMetadata<Access>()))).ToList();
        Assert.All(routes, r => Assert.True(r.Item2 is not null, $"{r.Item1} is reached by nobody: it has no Access."));
        Assert.Equal(Asked.Keys.Order(StringComparer.Ordinal), routes.Select(r => r.Item1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        using var stranger = office.Client();
        foreach (var (route, path) in Asked.Where(a => a.Value.Length > 0))
        {
            using var answer = await stranger.GetAsync(office.Filled(path, PeopledOffice.Street), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?to=", StringComparison.Ordinal), $"{route}: {answer.StatusCode}");
        }
        foreach (var route in Asked.Keys.Where(k => k.StartsWith("POST", StringComparison.Ordinal) && k is not ("POST /sign-in" or "POST /sign-in/passkey" or "POST /manners")))
        {
            using var answer = await stranger.PostAsync(office.Filled(route[5..].Replace("/people/{id:guid}", "/people/{person}", StringComparison.Ordinal).Replace("{id:guid}", "{record}", StringComparison.Ordinal).Replace("{step}", "archive", StringComparison.Ordinal).Replace("{id}", "{record}", StringComparison.Ordinal).Replace("{key}", "agreement", StringComparison.Ordinal).Replace("{code}", PeopledOffice.Other, StringComparison.Ordinal), ""), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{route}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_matrix_of_addresses_roles_and_units_comes_out_as_the_rule_says()
    {
        var cells = 0;
        var wrong = new List<string>();
        foreach (var (who, unit, role) in office.Posts)
        {
            using var client = await office.SignedIn(who);
            foreach (var target in new[] { PeopledOffice.District, PeopledOffice.Street, PeopledOffice.Ivy, PeopledOffice.Willow, PeopledOffice.Other })
                foreach (var (route, path) in Asked.Where(a => a.Value.Length > 0))
                {
                    using var answer = await client.GetAsync(office.Filled(path, target), TestContext.Current.CancellationToken);
                    var may = answer.StatusCode is HttpStatusCode.OK || (route == "GET /" && answer.StatusCode == HttpStatusCode.Found);
                    var refused = answer.StatusCode == HttpStatusCode.Forbidden;
                    if (may != Expected(route, unit, role, target) || (!may && !refused))
                        wrong.Add($"{role} in {unit} at {route} of {target}: {(int)answer.StatusCode}");
                    cells++;
                }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cells} cells\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(cells > 2_000, $"{cells}");
    }

    private Ledger Plan => office.Office.Catalogue.Ledger("task");

    // The rule in words, written apart from the program: own office's figures; records by subtree and role.
    private bool Expected(string route, string unit, string role, string target)
    {
        // Who is outside the staff has their own desk, account and messages, the handbook, and the forms of the ledgers that name their role: nothing of others.
        if (role.StartsWith(PeopledOffice.Light, StringComparison.Ordinal))
            return route is "GET /" or "GET /me" or "GET /session" or "GET /notices" or "GET /notices/settings" or "GET /handbook" or "GET /handbook/{ledger}"
                || (route == "GET /ledgers/{key}/new" && office.Office.Catalogue.Ledger("dispute").By.Contains(role[PeopledOffice.Light.Length..]));
        var administrator = Administrators.Are(role);
        bool Within(string code, string above) => office.Office.Units.IsWithin(code, above);
        var figures = !administrator && (Within(target, unit) || (unit is PeopledOffice.Ivy or PeopledOffice.Willow && Within(target, PeopledOffice.Street)));
        string[] disputeRoles = [.. office.Office.Catalogue.Ledger("dispute").By, .. office.Office.Catalogue.Ledger("dispute").Flow.Steps.SelectMany(s => s.By), "clerk", "leader", "head", "legal_reviewer", "auditor"];
        var disputes = disputeRoles.Contains(role);
        return route switch
        {
            "GET /" or "GET /me" or "GET /session" or "GET /notices" or "GET /notices/settings" => true,
            "GET /admin/mail" or "GET /admin/webhooks" or "GET /admin/jobs" => role == Administrators.System,
            "GET /people" or "GET /people/{id:guid}" => administrator,
            _ when route.StartsWith("GET /admin/", StringComparison.Ordinal) => role == Administrators.System,
            "GET /handbook" or "GET /handbook/{ledger}" => !administrator,
            "GET /team" => role == "head",
            "GET /audit" => role == Administrators.Auditor,
            "GET /ledgers/{key}" or "GET /ledgers/{key}/export/{format}" or "GET /ledgers/{key}/print" => figures && disputes,
            "GET /tasks" => figures && (string[])[.. Plan.By, .. Plan.Flow.Steps.SelectMany(s => s.By), "clerk", "leader", "head", "legal_reviewer", "auditor"] is var planners && planners.Contains(role),
            "GET /tasks/paste" => figures && Plan.By.Contains(role),
            "GET /ledgers/{key}/new" or "GET /ledgers/{key}/import" or "GET /ledgers/{key}/import/template" => office.Office.Catalogue.Ledger("dispute").By.Contains(role),
            "GET /records/{id:guid}/correct" => office.Office.Catalogue.Ledger("dispute").By.Contains(role) && Within(PeopledOffice.Willow, unit),
            "GET /records/{id:guid}/steps/{step}" => office.Office.Catalogue.Ledger("dispute").Flow.Steps.First(s => s.Key == "archive").By.Contains(role) && Within(PeopledOffice.Willow, unit),
            "GET /records/{id}" or "GET /records/{id}/papers/{key}" or "GET /evidence/{hash}" => disputes && Within(PeopledOffice.Willow, unit),
            _ => figures,
        };
    }
}
