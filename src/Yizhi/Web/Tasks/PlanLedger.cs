using Yizhi.Core.Catalogue;

namespace Yizhi.Web.Tasks;

/// <summary>What the pages of the plan know of the ledger of tasks; all else of it is the catalogue's.</summary>
internal static class PlanLedger
{
    public const string Key = "task";

    public const string Subject = "subject", Point = "point", Serial = "serial", Weight = "weight", Lead = "lead", Assisting = "assisting", Owner = "owner", Due = "due_on",
        Bound = "bound", Wanted = CodeList.Wanted, Target = "target", Source = "source", Progress = "progress", Started = "confirmed_on", UrgedOn = "urged_on", UrgedWhom = "urged_whom";

    /// <summary>The step by which a task is urged.</summary>
    public const string Urge = "urge";

    /// <summary>The steps of those who do the work: they are who is responsible where nobody is named.</summary>
    public static readonly IReadOnlyList<string> Doing = ["resume", "submit"];

    /// <summary>What parts the levels of points in a task's field.</summary>
    public const char Parting = '／';

    /// <summary>The columns of the board, each with the states that stand in it; what was taken out of the plan stands in none.</summary>
    public static readonly IReadOnlyList<(string Key, IReadOnlyList<string> States)> Columns =
        [("assigned", ["assigned"]), ("working", ["working", "urged"]), ("submitted", ["submitted"]), ("done", ["done"])];

    /// <summary>The state of what is done.</summary>
    public const string Done = "done";

    /// <summary>The column of a state; null where it stands in none.</summary>
    public static string? ColumnOf(string state) => Columns.FirstOrDefault(c => c.States?.Contains(state) == true).Key;

    /// <summary>The ledger; null where a catalogue has none.</summary>
    public static Ledger? Of(OfficeCatalogue catalogue) => catalogue.Ledgers.GetValueOrDefault(Key);
}
