using Yizhi.Core.Records;
using Yizhi.Delivery;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>What the system administrator does with webhooks and scheduled work.</summary>
internal static class WebhookActs
{
    private const int Logged = 50;
    private const int LongestName = 40, LongestAddress = 1000, LongestSecret = 200;

    public static async Task<IResult> Show(Office office, CancellationToken cancel) => Answers.Page<WebhooksPage>(await View(office, new Dictionary<string, string>(), [], cancel));

    public static async Task<IResult> Post(PostedForm? form, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        var inside = await Deliverer.Inside(office, cancel);
        if (form["act"] == "inside")
        {
            await office.Settings.Put(visitor.Who, "webhook", new Dictionary<string, string> { [Deliverer.InsideKey] = form["inside"] == "1" ? "yes" : "" }, new Dictionary<string, string>(), cancel);
            return Results.Redirect("/admin/webhooks");
        }
        var faults = new List<Fault>();
        var (name, kind, address, secret, unit) = (form["name"], form["kind"], form["address"], form.Raw("secret").Trim(), form["unit"]);
        if (name.Length is 0 or > LongestName)
            faults.Add(new Fault("name", "said", Texts.Say("webhook.name.wrong")));
        if (!WebhookDesk.Kinds.Contains(kind))
            faults.Add(new Fault("kind", "said", Texts.Say("webhook.kind.wrong")));
        if (address.Length > LongestAddress || SafeAddresses.Refused(address, inside) is not null)
            faults.Add(new Fault("address", "said", Texts.Say(SafeAddresses.Refused(address, inside) ?? "webhook.address.wrong")));
        if (secret.Length > LongestSecret || (kind == WebhookDesk.Json && secret.Length < 16))
            faults.Add(new Fault("secret", "said", Texts.Say("webhook.secret.wrong")));
        if (office.Units.Find(unit) is null)
            faults.Add(new Fault("unit", "unit.none", unit));
        if (faults.Count > 0)
            return Answers.Page<WebhooksPage>(await View(office, new Dictionary<string, string> { ["name"] = name, ["kind"] = kind, ["address"] = address, ["unit"] = unit }, faults, cancel), StatusCodes.Status422UnprocessableEntity);
        await office.Webhooks.Open(visitor.Who, name, kind, address, secret, unit, cancel);
        return Results.Redirect("/admin/webhooks");
    }

    /// <summary>Closes a webhook, or has a test sent there.</summary>
    public static async Task<IResult> Change(Guid id, PostedForm? form, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (form["act"] == "close")
            return await office.Webhooks.Close(visitor.Who, id, cancel) ? Results.Redirect("/admin/webhooks") : Answers.NotFound;
        if ((await office.Webhooks.All(cancel)).FirstOrDefault(w => w.Id == id) is not { ClosedAt: null })
            return Answers.NotFound;
        var sending = Guid.CreateVersion7();
        await office.Sendings.Write([new SendingRow { Id = sending, Once = $"test/{sending}", Webhook = id, Title = Texts.Say("webhook.test.title"), Body = Texts.Say("webhook.test.body", visitor.Who.Name), Path = "", At = office.Now, DueAt = office.Now }], cancel);
        await new Deliverer(office).SendDue(cancel);
        await office.Audit.Note(visitor.Who, "webhook.tested", id.ToString(), "", cancel);
        return Results.Redirect("/admin/webhooks");
    }

    /// <summary>Sends something again, an e-mail or a call.</summary>
    public static async Task<IResult> Again(Guid id, PostedForm? form, Office office, Visitor visitor, CancellationToken cancel) =>
        form is null ? Answers.NoToken : await office.Sendings.Again(visitor.Who, id, cancel) ? Results.Redirect(form["from"] == "mail" ? "/admin/mail" : "/admin/webhooks") : Answers.NotFound;

    public static async Task<IResult> Jobs(Office office, CancellationToken cancel) => Answers.Page<JobsPage>(new JobsView(await office.Jobs.All(cancel), office.Now, office.Today));

    /// <summary>Makes a job due at once.</summary>
    public static async Task<IResult> RunNow(PostedForm? form, Office office, Visitor visitor, CancellationToken cancel) =>
        form is null ? Answers.NoToken : await office.Jobs.RunNow(visitor.Who, form["job"], cancel) ? Results.Redirect("/admin/jobs") : Answers.NotFound;

    private static async Task<WebhooksView> View(Office office, IReadOnlyDictionary<string, string> typed, IReadOnlyList<Fault> faults, CancellationToken cancel) =>
        new([.. (await office.Webhooks.All(cancel)).Select(w => (w, new Uri(office.Webhooks.AddressOf(w)).Host))], await office.Sendings.Log(false, Logged, cancel), [.. office.Units.All.Where(u => u.Until is null)], await Deliverer.Inside(office, cancel), typed, faults, office.Today);
}
