using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Yizhi.EndToEnd.Looks;

/// <summary>Every page as everyone who may see it, in its states: readable by all, nothing sticking out, nothing the browser complains of, help at hand.</summary>
/// <param name="looker">The window.</param>
public abstract class LooksTests(Looker looker)
{
    public static TheoryData<string> Routes => [.. LookTable.All.Keys, "elsewhere"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_is_accessible_fits_its_window_and_has_its_help(string route)
    {
        var wrong = new List<string>();
        foreach (var look in LookTable.All.GetValueOrDefault(route, LookTable.Elsewhere))
            wrong.AddRange(await looker.At(look));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}

/// <summary>At a desk.</summary>
public sealed class LooksAtADeskTests(DeskLooker looker, ServedDistrict district) : LooksTests(looker), IClassFixture<DeskLooker>
{
    [Fact]
    public void Every_address_that_shows_a_page_has_its_looks()
    {
        Assert.SkipWhen(district.App is null, "No Chromium is installed here.");
        var routes = district.App!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET")).Select(e => e.RoutePattern.RawText!);
        Assert.Equal(LookTable.All.Keys.Concat(LookTable.NoPages).Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }
}

/// <summary>On a phone.</summary>
public sealed class LooksOnAPhoneTests(PhoneLooker looker) : LooksTests(looker), IClassFixture<PhoneLooker>;
