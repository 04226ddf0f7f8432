using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Units;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>A unit in the tree.</summary>
/// <param name="Unit">The unit under today's name.</param>
/// <param name="Depth">How deep it lies.</param>
/// <param name="Note">What is decided of it: a coming name, its end, who took over.</param>
/// <param name="IsOver">Whether it exists no more.</param>
public sealed record UnitTreeLine(Unit Unit, int Depth, string Note, bool IsOver);

/// <summary>All units, and the form of a new one.</summary>
/// <param name="Lines">The tree.</param>
/// <param name="Typed">What was typed into the form.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Today">Today.</param>
public sealed record UnitsView(IReadOnlyList<UnitTreeLine> Lines, Func<string, string> Typed, IReadOnlyList<Fault> Faults, DateOnly Today);

/// <summary>One unit, and what can be done with it.</summary>
/// <param name="Unit">The unit under today's name, with all that is decided of it.</param>
/// <param name="First">Its first name.</param>
/// <param name="Note">What is decided of it.</param>
/// <param name="Above">The unit above; null at the top.</param>
/// <param name="Open">Its open work.</param>
/// <param name="Records">How many records it has.</param>
/// <param name="Posts">How many people have a post in it.</param>
/// <param name="Alike">The units it may be merged into.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Today">Today.</param>
public sealed record UnitView(Unit Unit, string First, string Note, Unit? Above, IReadOnlyList<OpenWork> Open, int Records, int Posts, IReadOnlyList<Unit> Alike, Func<string, string> Typed, IReadOnlyList<Fault> Faults, DateOnly Today);

/// <summary>Units as the administrator's pages show them.</summary>
/// <param name="office">The office.</param>
public sealed class UnitQueries(Office office)
{
    /// <summary>The kinds in the order of their levels, with their names.</summary>
    public static IReadOnlyList<(UnitKind Kind, string Title)> Kinds => [.. Enum.GetValues<UnitKind>().Select(k => (k, TitleOf(k)))];

    /// <summary>What a kind is called.</summary>
    public static string TitleOf(UnitKind kind) => Texts.Say("unit.kind." + kind.ToString().ToLowerInvariant());

    /// <summary>The whole tree.</summary>
    public UnitsView All(IReadOnlyList<Fault>? faults = null, PostedForm? typed = null) =>
        new([.. office.StoredUnits.All.Select(u => new UnitTreeLine(u.On(office.Today), u.Path.Count(c => c == '/') - 1, Note(u), u.Until < office.Today))], Said(typed), faults ?? [], office.Today);

    /// <summary>One unit; null where there is none.</summary>
    public async Task<UnitView?> One(string code, IReadOnlyList<Fault>? faults = null, PostedForm? typed = null, CancellationToken cancel = default)
    {
        if (office.StoredUnits.Find(code) is not { } unit)
            return null;
        var today = office.Today;
        await using var db = office.Database.Context();
        return new UnitView(unit.On(today) with { Names = unit.Names }, unit.Name, Note(unit), unit.Parent is { } parent ? office.Units.Find(parent) : null,
            await office.UnitDesk.Open(code, cancel), await db.Records.AsNoTracking().CountAsync(r => r.Unit == code, cancel),
            await db.Posts.AsNoTracking().Where(p => p.Unit == code && (p.Until == null || p.Until >= today)).Select(p => p.Account).Distinct().CountAsync(cancel),
            [.. office.Units.All.Where(u => u.Kind == unit.Kind && u.Code != code && u.Until is null)], Said(typed), faults ?? [], today);
    }

    private string Note(Unit unit) => string.Join('；', Notes(unit));

    private IEnumerable<string> Notes(Unit unit)
    {
        if (unit.From > office.Today)
            yield return Texts.Say("units.from", Days.Iso(unit.From));
        foreach (var name in unit.Names)
            yield return name.Since > office.Today ? Texts.Say("units.will_be", Days.Iso(name.Since), name.Name) : Texts.Say("units.was", Days.Iso(name.Since), unit.On(name.Since.AddDays(-1)).Name);
        if (unit is { Until: { } until, Into: { } into })
            yield return Texts.Say("units.into", Days.Iso(until.AddDays(1)), office.Units.NameOf(into));
        else if (unit.Until is { } last)
            yield return Texts.Say("units.until", Days.Iso(last));
    }

    private static Func<string, string> Said(PostedForm? typed) => name => typed?[name] ?? "";
}
