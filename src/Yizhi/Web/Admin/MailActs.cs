using System.Globalization;
using MimeKit;
using Yizhi.Core.Records;
using Yizhi.Delivery;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>What the system administrator does with e-mail.</summary>
internal static class MailActs
{
    private const int Logged = 30;
    private const int Longest = 200;

    public static async Task<IResult> Show(HttpRequest asked, Office office, CancellationToken cancel)
    {
        var settings = await MailSettings.Read(office, cancel);
        return Answers.Page<MailPage>(await View(office, settings, settings.Port.ToString(CultureInfo.InvariantCulture), "", asked.Said("done") == "1" ? Texts.Say("mail.kept") : null, [], cancel));
    }

    public static async Task<IResult> Post(PostedForm? form, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        return form["act"] == "test" ? await Test(form["to"], office, visitor, cancel) : await Keep(form, office, visitor, cancel);
    }

    private static async Task<IResult> Keep(PostedForm form, Office office, Visitor visitor, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        void Wrong(string field) => faults.Add(new Fault(field, "said", Texts.Say("mail." + field + ".wrong")));
        var port = int.TryParse(form["port"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var settings = new MailSettings(form["host"], port, form["security"], form["from"], form["user"], form.Raw("password"), form["root"]);
        if (settings.Host.Length > 0)
        {
            if (Uri.CheckHostName(settings.Host) == UriHostNameType.Unknown)
                Wrong("host");
            if (port is < 1 or > 65535)
                Wrong("port");
            if (!MailSettings.Securities.Contains(settings.Security))
                Wrong("security");
            if (settings.From.Length > Longest || !MailboxAddress.TryParse(settings.From, out _) || !settings.From.Contains('@', StringComparison.Ordinal))
                Wrong("from");
        }
        if (settings.Root.Length > 0 && (!Uri.TryCreate(settings.Root, UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https") || root.Query.Length > 0))
            Wrong("root");
        // Passwords in the clear would cross the wire; only a server on this machine needs none of it.
        if (settings is { Security: "none", User.Length: > 0 } && settings.Host is not ("localhost" or "127.0.0.1" or "::1"))
            Wrong("user");
        if (faults.Count > 0)
            return Answers.Page<MailPage>(await View(office, settings, form["port"], "", null, faults, cancel), StatusCodes.Status422UnprocessableEntity);
        await settings.Keep(office, visitor.Who, cancel);
        return Results.Redirect("/admin/mail?done=1");
    }

    private static async Task<IResult> Test(string to, Office office, Visitor visitor, CancellationToken cancel)
    {
        var settings = await MailSettings.Read(office, cancel);
        var port = settings.Port.ToString(CultureInfo.InvariantCulture);
        if (!settings.IsSetUp || !MailboxAddress.TryParse(to, out _) || !to.Contains('@', StringComparison.Ordinal))
            return Answers.Page<MailPage>(await View(office, settings, port, to, null, [new Fault("to", "said", Texts.Say(settings.IsSetUp ? "mail.to.wrong" : "mail.none"))], cancel), StatusCodes.Status422UnprocessableEntity);
        var (arrived, answer, _) = await Mailer.Send(settings, Guid.CreateVersion7(), to, Texts.Say("mail.test.title"), Texts.Say("mail.test.body", visitor.Who.Name), cancel);
        await office.Audit.Note(visitor.Who, "mail.tested", to, answer, cancel);
        return arrived ? Answers.Page<MailPage>(await View(office, settings, port, to, Texts.Say("mail.tested", to, answer), [], cancel))
            : Answers.Page<MailPage>(await View(office, settings, port, to, null, [new Fault("to", "said", Texts.Say("mail.failed", answer))], cancel), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<MailView> View(Office office, MailSettings settings, string port, string to, string? done, IReadOnlyList<Fault> faults, CancellationToken cancel) =>
        new(settings, port, Environment.GetEnvironmentVariable(MailSettings.PasswordVariable) is { Length: > 0 }, to, done, faults, await office.Sendings.Log(true, Logged, cancel), office.Today);
}
