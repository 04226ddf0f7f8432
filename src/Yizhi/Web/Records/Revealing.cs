using Microsoft.AspNetCore.Antiforgery;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>Personal values shown for once, with a reason that the journal keeps.</summary>
internal static class Revealing
{
    private const int LongestReason = 200;

    public static async Task<IResult> Post(string id, HttpContext context, IAntiforgery antiforgery, Office office, Visitor visitor, RecordQueries records, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Answers.Fault(StatusCodes.Status400BadRequest, Texts.Say("fault.token"));
        var form = await context.Request.ReadFormAsync(cancel);
        var reason = form["reason"].ToString().Trim();
        if (await records.Read(id, cancel) is not { } view)
            return Answers.NotFound;
        if (reason.Length > LongestReason)
            return Refused(view, reason, new Fault("reason", "field.length", Texts.Say("reveal.reason"), $"{reason.Length}", $"{LongestReason}"));
        context.Response.Headers.CacheControl = "no-store";
        return await office.Reveals.Show(view.Id, reason, visitor.Who, cancel) switch
        {
            SaveOutcome.Saved saved => Answers.Page<RecordPage>(await records.Read(id, saved.Record, [], "", cancel)),
            SaveOutcome.Refused refused => Refused(view, reason, [.. refused.Faults]),
            _ => Refused(view, reason, new Fault("", "record.overtaken")),
        };
    }

    private static IResult Refused(RecordView view, string reason, params IReadOnlyList<Fault> faults) =>
        Answers.Page<RecordPage>(view with { Faults = faults, Reason = reason }, StatusCodes.Status422UnprocessableEntity);
}
