using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Yizhi.Storage.Notices;

namespace Yizhi.Delivery;

/// <summary>Sends e-mail by the office's own server (SMTP, RFC 5321).</summary>
internal static class Mailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends one mail; the id makes its Message-ID, so that a mail box can tell a second arrival.</summary>
    /// <returns>Whether it arrived, what the server said, and whether trying again is no use.</returns>
    public static async Task<(bool Arrived, string Answer, bool IsHopeless)> Send(MailSettings settings, Guid id, string to, string title, string body, CancellationToken cancel)
    {
        if (!MailboxAddress.TryParse(to, out var box) || !MailboxAddress.TryParse(settings.From, out var from))
            return (false, "address", true);
        using var message = new MimeMessage();
        message.From.Add(from);
        message.To.Add(box);
        message.Subject = title;
        message.MessageId = $"{id:N}@yizhi";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = body };
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch { "tls" => SecureSocketOptions.SslOnConnect, "starttls" => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None }, cancel);
            if (settings.User.Length > 0)
                await client.AuthenticateAsync(settings.User, settings.Password, cancel);
            var answer = await client.SendAsync(message, cancel);
            await client.DisconnectAsync(true, cancel);
            return (true, answer, false);
        }
        catch (SmtpCommandException refused)
        {
            return (false, $"{(int)refused.StatusCode} {refused.Message}", (int)refused.StatusCode >= 500 && refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted);
        }
        catch (Exception wrong) when (wrong is IOException or System.Net.Sockets.SocketException or SmtpProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or NotSupportedException or TimeoutException
            || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (false, wrong.Message, false);
        }
    }
}
