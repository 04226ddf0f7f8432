using System.Globalization;
using Yizhi.Storage;
using Yizhi.Web.Forms;

namespace Yizhi.Web.Shared;

/// <summary>How long the session still lasts, for the script that warns before its end; and what was kept when one ended.</summary>
internal static class Timeouts
{
    /// <summary>Where the script asks; asking is not using.</summary>
    public const string Path = "/session";

    /// <summary>The seconds left.</summary>
    public static int Left(Visitor visitor, Office office) => Math.Max(0, (int)(visitor.Ends - office.Now).TotalSeconds);

    /// <summary>Answers with the seconds left.</summary>
    public static IResult Say(Visitor visitor, Office office) => Results.Text(Left(visitor, office).ToString(CultureInfo.InvariantCulture));

    /// <summary>Goes on with the session.</summary>
    public static IResult Stay(PostedForm? form, Visitor visitor, Office office) => form is null ? Results.StatusCode(StatusCodes.Status400BadRequest) : Say(visitor, office);

    /// <summary>Shows what was kept of a form, to be sent once more.</summary>
    public static async Task<IResult> Resume(Guid id, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (await office.Drafts.ActOf(visitor.Account, id, cancel) is not { } act || await office.Drafts.Find(visitor.Account, id, cancel) is not (var typed, var at))
            return Results.Redirect("/");
        return act.StartsWith(Parking.Act, StringComparison.Ordinal) ? Answers.Page<ResumePage>(new ResumeView(id, act[Parking.Act.Length..], typed, Office.Local(at), office.Today)) : Results.Redirect("/");
    }
}
