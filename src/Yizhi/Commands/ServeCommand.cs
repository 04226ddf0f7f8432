using System.CommandLine;
using Yizhi.Accounts;
using Yizhi.Demo;
using Yizhi.Storage;
using Yizhi.Web;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi serve</c>.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Make()
    {
        var (data, database, catalogue) = (Common.Data(), Common.Database(), Common.CatalogueFolder());
        var url = new Option<string>("--url") { Description = Texts.Say("cli.serve.url"), DefaultValueFactory = _ => DefaultUrl };
        var demo = new Option<bool>("--demo") { Description = Texts.Say("cli.serve.demo") };
        var proxy = new Option<bool>("--behind-proxy") { Description = Texts.Say("cli.serve.proxy") };
        var passwords = new Option<string>("--passwords") { Description = Texts.Say("cli.serve.passwords"), DefaultValueFactory = _ => PasswordRules.Standard.Name };
        passwords.AcceptOnlyFromAmong(PasswordRules.Standard.Name, PasswordRules.Strict.Name);
        var oidc = new Option<FileInfo?>("--oidc") { Description = Texts.Say("cli.serve.oidc", OutsideProvider.SecretVariable) };
        var command = new Command("serve", Texts.Say("cli.serve")) { url, demo, proxy, passwords, oidc, data, database, catalogue };
        command.SetAction(async (parsed, cancel) =>
        {
            var outside = parsed.GetValue(oidc) is not { } file ? null
                : OutsideProvider.Read(file.FullName) ?? throw new CommandException(Exit.WrongUse, Texts.Say("cli.serve.oidc_wrong", file.FullName));
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel, clock: parsed.GetValue(demo) ? new DemoClock() : null);
            // Without a login nobody's real records may be shown, on this machine or any other.
            if (parsed.GetValue(demo) && office.Units.Find(DemoDistrict.DistrictCode) is null && office.Units.All.Any())
                throw new CommandException(Exit.Refused, Texts.Say("cli.serve.not_demo"));
            await using (var db = office.Database.Context())
                if (!parsed.GetValue(demo) && !db.Accounts.Any())
                    throw new CommandException(Exit.Refused, Texts.Say("cli.serve.no_people"));
            return await Serve(office, new ServeOptions(parsed.GetValue(url)!, parsed.GetValue(demo), parsed.GetValue(proxy), PasswordRules.Find(parsed.GetValue(passwords)!)) { Works = true, Outside = outside }, cancel);
        });
        return command;
    }

    /// <summary>Serves until stopped.</summary>
    public static async Task<int> Serve(Office office, ServeOptions options, CancellationToken cancel)
    {
        try
        {
            await using var server = Server.Build(office, options);
            await server.StartAsync(cancel);
            Console.Error.WriteLine(Texts.Say("cli.serve.at", string.Join(' ', server.Urls)));
            await server.WaitForShutdownAsync(cancel);
            return Exit.Ok;
        }
        catch (InvalidOperationException refused)
        {
            throw new CommandException(Exit.Refused, refused.Message);
        }
        catch (UriFormatException)
        {
            throw new CommandException(Exit.WrongUse, Texts.Say("cli.serve.url_wrong", options.Url));
        }
        catch (IOException taken)
        {
            throw new CommandException(Exit.CannotReach, Texts.Say("cli.serve.taken", options.Url, taken.Message));
        }
    }
}
