using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Yizhi.Accounts;
using Yizhi.Core.People;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi init</c>: an office's first unit and its three administrators, each with a password shown once.</summary>
internal static class InitCommand
{
    public static Command Make()
    {
        var (data, database, catalogue) = (Common.Data(), Common.Database(), Common.CatalogueFolder());
        var unit = new Option<string>("--unit") { Description = Texts.Say("cli.init.unit"), Required = true };
        var code = new Option<string>("--code") { Description = Texts.Say("cli.init.code"), Required = true };
        var above = new Option<string?>("--above") { Description = Texts.Say("cli.init.above") };
        var admin = new Option<string>("--admin") { Description = Texts.Say("cli.init.admin"), DefaultValueFactory = _ => "admin" };
        var security = new Option<string>("--security") { Description = Texts.Say("cli.init.security"), DefaultValueFactory = _ => "security" };
        var auditor = new Option<string>("--auditor") { Description = Texts.Say("cli.init.auditor"), DefaultValueFactory = _ => "auditor" };
        var command = new Command("init", Texts.Say("cli.init")) { unit, code, above, admin, security, auditor, data, database, catalogue };
        command.SetAction(async (parsed, cancel) =>
        {
            var written = parsed.GetValue(code)!;
            if (written.Length != 12 || !written.All(char.IsAsciiDigit))
                throw new CommandException(Exit.WrongUse, Texts.Say("cli.init.code_wrong", written));
            var loaded = Common.LoadCatalogue(parsed.GetValue(catalogue));
            await using var office = await Office.Open(parsed.GetValue(data)!, loaded, parsed.GetValue(database), cancel: cancel);
            await using var db = office.Database.Context();
            if (office.Units.All.Any() || db.Accounts.Any())
                throw new CommandException(Exit.Refused, Texts.Say("cli.init.again", office.Database.Name));
            await office.PutUnits(Units(parsed.GetValue(unit)!, written, parsed.GetValue(above)), cancel);
            await using var services = new ServiceCollection().AddLogging().AddSingleton(office).AddAccounts(office, PasswordRules.Standard).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
            var by = Common.Operator(office);
            var top = office.Units.All.First().Code;
            Console.Error.WriteLine(Texts.Say("cli.init.done", parsed.GetValue(unit)!));
            foreach (var (role, login) in new[] { (Administrators.System, parsed.GetValue(admin)!), (Administrators.Security, parsed.GetValue(security)!), (Administrators.Auditor, parsed.GetValue(auditor)!) })
            {
                var (account, password, wrong) = await AccountServices.Open(office, accounts, by, login, office.People.TitleOf(role), cancel);
                if (account is null)
                    throw new CommandException(Exit.WrongUse, wrong!);
                if (await office.People.GiveFirst(by, account.Id, top, role, cancel) is { } fault)
                    throw new CommandException(Exit.Refused, fault.ToString());
                Console.WriteLine($"{office.People.TitleOf(role)}\t{account.UserName}\t{password}");
            }
            Console.Error.WriteLine(Texts.Say("cli.init.next"));
        });
        return command;
    }

    // The last three digits tell a subdistrict or town from a community below it; towns carry 1 in the seventh place.
    private static IEnumerable<Unit> Units(string name, string code, string? above)
    {
        var since = new DateOnly(2000, 1, 1);
        var district = code[..6] + "000000";
        if (above is not null)
            yield return new Unit(district, above, UnitKind.District, null, "", since, null);
        yield return new Unit(code, name, code == district ? UnitKind.District : name.EndsWith('镇') || name.EndsWith('乡') ? UnitKind.Town : UnitKind.Subdistrict, above is null ? null : district, "", since, null);
    }
}
