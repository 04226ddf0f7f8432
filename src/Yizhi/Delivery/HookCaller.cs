using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Yizhi.Storage.Notices;

namespace Yizhi.Delivery;

/// <summary>Calls webhooks: robots of DingTalk and WeCom in their own form, anything else as a plain JSON object; every call is signed with its time.</summary>
internal static class HookCaller
{
    /// <summary>When the call was made, in seconds since 1970.</summary>
    public const string TimeHeader = "X-Yizhi-Timestamp";
    /// <summary><c>sha256=</c> and the HMAC-SHA-256 of the time, a point and the body.</summary>
    public const string SignatureHeader = "X-Yizhi-Signature";
    /// <summary>The sending; the same one may arrive twice.</summary>
    public const string IdHeader = "X-Yizhi-Delivery";

    private const int LongestAnswer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Makes one call.</summary>
    /// <returns>Whether it arrived, what the other side said, and whether trying again is no use.</returns>
    public static async Task<(bool Arrived, string Answer, bool IsHopeless)> Call(string kind, string address, string secret, SendingRow sending, string link, DateTimeOffset now, bool inside, CancellationToken cancel)
    {
        if (SafeAddresses.Refused(address, inside) is { } refused)
            return (false, refused, true);
        var body = BodyOf(kind, sending, link);
        using var request = new HttpRequestMessage(HttpMethod.Post, Signed(kind, address, secret, now)) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json; charset=utf-8")) };
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(IdHeader, sending.Id.ToString());
        request.Headers.Add(TimeHeader, time);
        if (secret.Length > 0)
            request.Headers.Add(SignatureHeader, Signature(secret, time, body));
        try
        {
            using var client = SafeAddresses.Client(inside, Patience);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            var text = await Read(answer, cancel);
            var said = $"{(int)answer.StatusCode} {text}".Trim();
            return (answer.IsSuccessStatusCode && (kind == WebhookDesk.Json || IsRobotsYes(text)), said, answer.StatusCode == HttpStatusCode.Gone);
        }
        catch (HttpRequestException wrong) when (wrong.InnerException is ForbiddenAddressException)
        {
            return (false, wrong.InnerException.Message, true);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (false, wrong.Message, false);
        }
    }

    /// <summary>The signature over a time and a body.</summary>
    public static string Signature(string secret, string time, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(time + "." + body)));

    private static string BodyOf(string kind, SendingRow sending, string link)
    {
        var text = link.Length == 0 ? $"{sending.Title}\n{sending.Body}" : $"{sending.Title}\n{sending.Body}\n{link}";
        JsonNode body = kind == WebhookDesk.Json
            ? new JsonObject { ["id"] = sending.Id.ToString(), ["at"] = sending.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), ["title"] = sending.Title, ["text"] = sending.Body, ["link"] = link }
            : new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } };
        return body.ToJsonString(Plain);
    }

    // DingTalk wants its own signature in the address: HMAC-SHA-256 over the time in milliseconds, a line break and the secret.
    private static string Signed(string kind, string address, string secret, DateTimeOffset now)
    {
        if (kind != WebhookDesk.DingTalk || secret.Length == 0)
            return address;
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(time + "\n" + secret)));
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={time}&sign={Uri.EscapeDataString(sign)}";
    }

    // Robots answer 200 to everything and say in the body whether they took it.
    private static bool IsRobotsYes(string text)
    {
        try
        {
            return JsonNode.Parse(text)?["errcode"]?.GetValue<int>() == 0;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static async Task<string> Read(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[LongestAnswer];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel));
    }
}
