using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Yizhi.Tests.Delivery;

/// <summary>The other side of a webhook, on this machine: it fails as often as it is told to, then takes what comes.</summary>
internal sealed class SmallHook : IAsyncDisposable
{
    private readonly WebApplication app;

    private SmallHook(WebApplication app) => this.app = app;

    public string Address => app.Urls.First() + "/hook?key=1";

    /// <summary>How many calls are still refused.</summary>
    public int Failing { get; set; }

    /// <summary>What it answers when it takes a call.</summary>
    public string Answer { get; set; } = "{\"errcode\":0}";

    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, string Query, string Body)> Calls { get; } = [];

    public static async Task<SmallHook> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hook = new SmallHook(builder.Build());
        hook.app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            hook.Calls.Enqueue((context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), context.Request.QueryString.Value ?? "", await reader.ReadToEndAsync()));
            if (context.Request.Path == "/away")
                context.Response.Redirect("http://127.0.0.1:1/");
            else if (hook.Failing-- > 0)
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else
                await context.Response.WriteAsync(hook.Answer);
        });
        await hook.app.StartAsync();
        return hook;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
