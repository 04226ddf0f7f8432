using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Spectre.Console;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary>What most commands share: where the data are, which catalogue, how to print.</summary>
internal static class Common
{
    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Option<string> Data() => new("--data") { Description = Texts.Say("cli.data"), DefaultValueFactory = _ => Environment.GetEnvironmentVariable("YIZHI_DATA") ?? "yizhi-data" };
    public static Option<string?> Database() => new("--database") { Description = Texts.Say("cli.database"), DefaultValueFactory = _ => Environment.GetEnvironmentVariable("YIZHI_DATABASE") };
    public static Option<string?> CatalogueFolder() => new("--catalogue") { Description = Texts.Say("cli.catalogue") };
    public static Option<bool> AsJson() => new("--json") { Description = Texts.Say("cli.json") };
    public static Option<string?> Unit() => new("--unit") { Description = Texts.Say("cli.unit") };
    public static Option<string?> PeriodOption() => new("--period", "--year") { Description = Texts.Say("cli.period") };

    /// <summary>Progress bars and tables go to the error stream, so that data can be piped.</summary>
    public static IAnsiConsole Messages { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static OfficeCatalogue LoadCatalogue(string? folder, string? data = null)
    {
        if (folder is not null && !Directory.Exists(folder))
            throw new CommandException(Exit.CannotReach, Texts.Say("cli.no_folder", folder));
        switch (CatalogueFiles.Load(folder, data))
        {
            case LoadOutcome.Loaded loaded:
                return loaded.Catalogue;
            case LoadOutcome.Faulty faulty:
                foreach (var fault in faulty.Faults)
                    Console.Error.WriteLine(fault);
                throw new CommandException(Exit.FaultsFound, Texts.Say("cli.catalogue_faulty", faulty.Faults.Count));
            default:
                throw new InvalidOperationException();
        }
    }

    public static async Task<Office> Open(string data, string? database, string? catalogue, CancellationToken cancel, bool mustExist = true, TimeProvider? clock = null)
    {
        if (mustExist)
            NeedData(data, database);
        var warming = Task.Run(() => Storage.Database.Warm(database), cancel);
        var loaded = LoadCatalogue(catalogue, data);
        await warming;
        return await Office.Open(data, loaded, database, clock, cancel);
    }

    /// <summary>Refuses a folder without a database, so that a mistyped folder does not become an empty office.</summary>
    public static void NeedData(string data, string? database)
    {
        if (database is null && !File.Exists(Path.Combine(data, "yizhi.db")))
            throw new CommandException(Exit.CannotReach, Texts.Say("cli.no_data", Path.GetFullPath(data)));
    }

    public static Unit NeedUnit(Office office, string? written)
    {
        if (written is null)
            return office.Units.All.Where(u => u.Parent is null).ToList() is [var only] ? only
                : throw new CommandException(Exit.WrongUse, Texts.Say("cli.unit_missing", Hint(office)));
        return office.Units.Find(written)
            ?? (office.Units.All.Where(u => u.Name == written).ToList() is [var named] ? named : null)
            ?? throw new CommandException(Exit.WrongUse, Texts.Say("cli.unit_unknown", written, Hint(office)));
    }

    public static Period NeedPeriod(Office office, string? written)
    {
        if (written is null)
            return Period.OfYear(office.Today.Month >= 6 ? office.Today.Year : office.Today.Year - 1);
        return Period.TryParse(written, out var period) ? period : throw new CommandException(Exit.WrongUse, Texts.Say("cli.period_wrong", written));
    }

    /// <summary>The person at the keyboard, who has the machine and therefore every role; the journal names the account.</summary>
    public static Actor Operator(Office office, string? unit = null)
    {
        var top = office.Units.All.FirstOrDefault(u => u.Parent is null && (unit is null || office.Units.IsWithin(unit, u.Code)));
        return new Actor("cli:" + Environment.UserName, Environment.UserName, top?.Code ?? "", office.Catalogue.Roles.Keys.ToHashSet());
    }

    public static void Print(object value) => Console.WriteLine(JsonSerializer.Serialize(value, Json));

    public static async Task<T> WithProgress<T>(string title, Func<IProgress<(long Done, long Total)>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new Progress<(long, long)>());
        return await Messages.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(title);
            return await work(new Bar(task));
        });
    }

    private static string Hint(Office office) => string.Join('、', office.Units.All.Take(8).Select(u => $"{u.Code} {u.Name}"));

    private sealed class Bar(ProgressTask task) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => (task.MaxValue, task.Value) = (Math.Max(1, value.Total), value.Done);
    }
}
