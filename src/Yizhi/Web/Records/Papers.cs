using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Pages;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>A paper of a record as it will be printed, personal values masked.</summary>
/// <param name="Scope">The office and year.</param>
/// <param name="Id">The record.</param>
/// <param name="RecordTitle">Its title.</param>
/// <param name="Key">The paper's key.</param>
/// <param name="Title">The paper's title.</param>
/// <param name="Paper">The laid-out paper.</param>
/// <param name="HasPersonal">Whether printing shows personal values, which the journal then notes.</param>
public sealed record PaperView(Scope Scope, Guid Id, string RecordTitle, string Key, string Title, PageDocument Paper, bool HasPersonal);

/// <summary>The printed papers of records: looked at masked, printed in full with an entry in the journal.</summary>
internal static class Papers
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> Look(string id, string key, Office office, Visitor visitor, Scopes scopes, CancellationToken cancel)
    {
        if (await Find(id, key, office, visitor, cancel) is not (var row, var ledger, var template) || scopes.OfficeOf(row.Unit) is not { } own)
            return Answers.NotFound;
        var paper = PageDocument.From(PaperCompiler.Compile(template, ledger, office.Ledgers.ToRecord(row), office.Units));
        return Answers.Page<PaperPage>(new PaperView(scopes.Of(own, Period.OfYear(row.HappenedOn.Year)), row.Id, row.Title, key, template.Title, paper, HasPersonal(ledger, office.Ledgers.ToRecord(row))));
    }

    public static async Task<IResult> Print(string id, string key, HttpContext context, IAntiforgery antiforgery, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Answers.Fault(StatusCodes.Status400BadRequest, Texts.Say("fault.token"));
        if (await Find(id, key, office, visitor, cancel) is not (var row, var ledger, var template))
            return Answers.NotFound;
        var form = (await context.Request.ReadFormAsync(cancel))["form"].ToString();
        var record = office.Ledgers.ToRecord(row);
        if (HasPersonal(ledger, record))
        {
            if (await office.Reveals.Show(row.Id, Texts.Say("paper.reason", template.Title), visitor.Who, cancel) is not SaveOutcome.Saved shown)
                return Answers.Fault(StatusCodes.Status409Conflict, Texts.Say("record.overtaken"));
            record = shown.Record;
        }
        context.Response.Headers.CacheControl = "no-store";
        var paper = PageDocument.From(PaperCompiler.Compile(template, ledger, record, office.Units));
        if (form == "html")
            return Answers.Page<PrintPage>(paper);
        var file = new MemoryStream();
        DocxWriter.Write(file, paper);
        return Results.Bytes(file.GetBuffer().AsMemory(0, (int)file.Length), Docx, $"{template.Title} {row.Number ?? row.Title}.docx");
    }

    private static bool HasPersonal(Ledger ledger, Record record) =>
        ledger.Fields.Any(f => record.Fields.ContainsKey(f.Key) && (f.Personal || f.Rows.Any(r => r.Personal)));

    private static async Task<(RecordRow, Ledger, DocumentTemplate)?> Find(string id, string key, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "D", out var guid))
            return null;
        await using var db = office.Database.Context();
        if (await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.Id == guid, cancel) is not { } row || !office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger))
            return null;
        if (!office.Rights.Sees(visitor.Who, ledger, row.Unit, row.Handler))
        {
            visitor.Deny();
            return null;
        }
        return ledger.Documents.FirstOrDefault(d => d.Key == key) is { } template && ledger.Flow.IsPast(template.From, row.State) ? (row, ledger, template) : null;
    }
}
