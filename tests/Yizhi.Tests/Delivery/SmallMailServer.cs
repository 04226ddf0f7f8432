using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Yizhi.Tests.Delivery;

/// <summary>A mail server of the tests' own on this machine: it speaks enough SMTP to be sent to, and refuses when told to.</summary>
internal sealed class SmallMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public SmallMailServer()
    {
        listener.Start();
        running = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Who was written to, and the mail as it came over the wire.</summary>
    public ConcurrentQueue<(string To, string Mail)> Arrived { get; } = [];

    /// <summary>How many mails are still put off with a temporary refusal.</summary>
    public int Busy { get; set; }

    /// <summary>A box that does not exist.</summary>
    public const string Unknown = "nobody@example.cn";

    private async Task Listen()
    {
        try
        {
            while (true)
                await Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception wrong) when (wrong is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 localhost");
            var to = "";
            while (await reader.ReadLineAsync(stop.Token) is { } line)
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteLineAsync("250-localhost\r\n250 8BITMIME");
                        break;
                    case "RCPT":
                        to = line.Split('<', '>')[1];
                        await writer.WriteLineAsync(to == Unknown ? "550 no such box" : Busy-- > 0 ? "451 come back later" : "250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var mail = new StringBuilder();
                        while (await reader.ReadLineAsync(stop.Token) is { } text && text != ".")
                            mail.AppendLine(text);
                        Arrived.Enqueue((to, mail.ToString()));
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }
}
