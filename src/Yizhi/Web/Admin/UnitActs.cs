using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>What the system administrator does with units.</summary>
internal static class UnitActs
{
    public static async Task<IResult> Open(PostedForm? form, Visitor visitor, Office office, UnitQueries units, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        var fault = Day(form, "from", "units.opened", out var from) ?? (Enum.TryParse<UnitKind>(form["kind"], out var kind) && Enum.IsDefined(kind)
            ? await office.UnitDesk.Make(visitor.Who, new UnitChange.Open(form["code"], form["name"], kind, form["parent"] is { Length: > 0 } parent ? parent : null, from), cancel)
            : new Fault("kind", "said", Texts.Say("units.kind.choose")));
        return fault is null ? Results.Redirect("/admin/units/" + Uri.EscapeDataString(form["code"]))
            : Answers.Page<UnitsPage>(units.All([fault], form), StatusCodes.Status422UnprocessableEntity);
    }

    public static async Task<IResult> Change(string code, PostedForm? form, Visitor visitor, Office office, UnitQueries units, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        DateOnly day;
        var fault = form["act"] switch
        {
            "rename" => Day(form, "since", "units.since", out day) ?? await office.UnitDesk.Make(visitor.Who, new UnitChange.Rename(code, form["name"], day), cancel),
            "close" => Day(form, "until", "units.last", out day) ?? await office.UnitDesk.Make(visitor.Who, new UnitChange.Close(code, day), cancel),
            "merge" => Day(form, "merged", "units.merged", out day) ?? await office.UnitDesk.Make(visitor.Who, new UnitChange.Merge(code, form["into"], day), cancel),
            _ => new Fault("", "unit.none", code),
        };
        return fault is null ? Results.Redirect("/admin/units/" + Uri.EscapeDataString(code))
            : Answers.Page<UnitPage>(await units.One(code, [fault], form, cancel), StatusCodes.Status422UnprocessableEntity);
    }

    private static Fault? Day(PostedForm form, string field, string title, out DateOnly day)
    {
        var read = Entry.Day(form[field]);
        day = read ?? default;
        return read is null ? new Fault(field, "field.date", Texts.Say(title), form[field]) : null;
    }
}
