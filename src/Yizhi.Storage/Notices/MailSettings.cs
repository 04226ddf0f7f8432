namespace Yizhi.Storage.Notices;

/// <summary>How the office sends e-mail.</summary>
/// <param name="Host">The server; empty where none is set up.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security"><c>tls</c> from the first byte, <c>starttls</c> wanted, or <c>none</c> within the office's own network.</param>
/// <param name="From">Whom it comes from.</param>
/// <param name="User">The account at the server; empty where none is asked for.</param>
/// <param name="Password">Its password.</param>
/// <param name="Root">The address under which people reach the office, for links; empty where mails have none.</param>
public sealed record MailSettings(string Host, int Port, string Security, string From, string User, string Password, string Root)
{
    internal const string HostKey = "mail.host";
    private const string PortKey = "mail.port", SecurityKey = "mail.security", FromKey = "mail.from", UserKey = "mail.user", PasswordKey = "mail.password", RootKey = "mail.root";

    /// <summary>The environment variable that holds the password where it shall not stand in the database.</summary>
    public const string PasswordVariable = "YIZHI_MAIL_PASSWORD";

    /// <summary>The kinds of encryption.</summary>
    public static readonly IReadOnlyList<string> Securities = ["tls", "starttls", "none"];

    /// <summary>Whether a server is set up.</summary>
    public bool IsSetUp => Host.Length > 0;

    /// <summary>The settings in force.</summary>
    public static async Task<MailSettings> Read(Office office, CancellationToken cancel = default)
    {
        var kept = await office.Settings.Read("mail.", cancel);
        string Of(string key) => kept.GetValueOrDefault(key, "");
        var password = Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given : office.Settings.Open(kept, PasswordKey);
        return new MailSettings(Of(HostKey), int.TryParse(Of(PortKey), out var port) ? port : 465, Of(SecurityKey) is { Length: > 0 } security ? security : Securities[0], Of(FromKey), Of(UserKey), password, Of(RootKey));
    }

    /// <summary>Keeps the settings; an empty password leaves the one that is kept, unless there is no account any more.</summary>
    public Task Keep(Office office, Core.Records.Actor by, CancellationToken cancel = default) => office.Settings.Put(by, "mail",
        new Dictionary<string, string> { [HostKey] = Host, [PortKey] = $"{Port}", [SecurityKey] = Security, [FromKey] = From, [UserKey] = User, [RootKey] = Root },
        User.Length > 0 && Password.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { [PasswordKey] = User.Length > 0 ? Password : "" }, cancel);
}
