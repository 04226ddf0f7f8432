using System.Net;
using System.Net.Sockets;

namespace Yizhi.Delivery;

/// <summary>Where webhooks may lead: https to the open net, or this machine itself; never into networks behind the office unless that is allowed.</summary>
/// <remarks>An address typed by one person is called by the server, from where it stands; so it is asked again on every connection, after names were resolved.</remarks>
internal static class SafeAddresses
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/128", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8" }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address may be a webhook's at all.</summary>
    /// <returns>The key of the text that says why not; null where it may.</returns>
    public static string? Refused(string address, bool inside)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || url.Host.Length == 0)
            return "webhook.address.wrong";
        if (url.Scheme == "http" && !IsHere(url))
            return "webhook.address.https";
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && !IsHere(url) && !May(ip, inside) ? "webhook.address.inside" : null;
    }

    /// <summary>Whether the address names this machine outright.</summary>
    public static bool IsHere(Uri url) => url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(Plain(ip)));

    /// <summary>Whether a resolved address may be called.</summary>
    public static bool May(IPAddress ip, bool inside)
    {
        ip = Plain(ip);
        // A name of the open net that resolves to this machine is a trick, allowed or not.
        return !IPAddress.IsLoopback(ip) && (inside || !Closed.Any(n => n.BaseAddress.AddressFamily == ip.AddressFamily && n.Contains(ip)));
    }

    /// <summary>A client that connects only where it may, follows no redirection and uses no proxy.</summary>
    public static HttpClient Client(bool inside, TimeSpan patience) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (context, cancel) =>
        {
            var here = IsHere(context.InitialRequestMessage.RequestUri!);
            foreach (var ip in await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel))
                if (here ? IPAddress.IsLoopback(Plain(ip)) : May(ip, inside))
                {
                    var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    try
                    {
                        await socket.ConnectAsync(new IPEndPoint(ip, context.DnsEndPoint.Port), cancel);
                        return new NetworkStream(socket, ownsSocket: true);
                    }
                    catch
                    {
                        socket.Dispose();
                        throw;
                    }
                }
            throw new ForbiddenAddressException();
        },
    })
    { Timeout = patience };

    private static IPAddress Plain(IPAddress ip) => ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
}

/// <summary>All that a name leads to lies where webhooks may not go.</summary>
internal sealed class ForbiddenAddressException() : IOException("The name leads into a network that webhooks may not reach.");
