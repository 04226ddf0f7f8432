using Yizhi.Sheets;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Ledgers;

/// <summary>What is done with a list itself: its view kept, its columns chosen, the list taken away as a sheet.</summary>
internal static class ListActs
{
    /// <summary>Keeps or drops a view, or the columns.</summary>
    public static async Task<IResult> Keep(string key, PostedForm? form, HttpRequest asked, Office office, Visitor visitor, Scopes scopes, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        await using var db = office.Database.Context();
        if (await Listing.Find(db, office, scopes, visitor, key, asked.Said, cancel) is not { } listing)
            return Answers.NotFound;
        var query = listing.Query;
        switch (form["go"])
        {
            case "drop" when Guid.TryParse(form["view"], out var view):
                await office.Views.Drop(visitor.Account, view, cancel);
                break;
            case "columns":
                var chosen = form.All("col").Where(c => ListQuery.ColumnFields(listing.Ledger).Any(f => f.Key == c)).ToList();
                query = query with { Shown = chosen.Count > 0 ? chosen : null };
                await office.Views.Keep(visitor.Account, key, "", string.Join('.', chosen), null, cancel);
                break;
            case "usual":
                query = query with { Shown = null };
                await office.Views.DropColumns(visitor.Account, key, cancel);
                break;
            default:
                var name = form["name"];
                if (name.Length == 0 || !await office.Views.Keep(visitor.Account, key, name, query.Kept(), form["shared"] == "1" ? scopes.Own?.Code : null, cancel))
                    return Answers.Fault(StatusCodes.Status422UnprocessableEntity, Texts.Say("view.name"));
                break;
        }
        return Results.Redirect(query.Href());
    }

    /// <summary>The list as a sheet: what the page shows, or every field as an import takes it again.</summary>
    public static async Task<IResult> Export(string key, string format, HttpRequest asked, Office office, Visitor visitor, Scopes scopes, CancellationToken cancel)
    {
        var isXlsx = format is "xlsx" or "whole.xlsx";
        if (!isXlsx && format is not ("csv" or "whole.csv"))
            return Answers.NotFound;
        var db = office.Database.Context();
        try
        {
            if (await Listing.Find(db, office, scopes, visitor, key, asked.Said, cancel) is not { } listing)
            {
                await db.DisposeAsync();
                return Answers.NotFound;
            }
            var (isWhole, name) = (format.StartsWith("whole.", StringComparison.Ordinal), $"{listing.Ledger.Title}-{listing.Scope.Unit.Name}-{office.Today:yyyyMMdd}.{(isXlsx ? "xlsx" : "csv")}");
            // Written to a file first: a sheet that breaks off half-way must not look like a whole one.
            var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            var rows = listing.Rows.Ordered(listing.Query.Sort);
            var count = await new Exporter(office).Write(file, isXlsx, listing.Ledger, rows, isWhole ? null : listing.Columns, field => office.Rights.Sees(visitor.Who, field, listing.Scope.Code),
                [(Texts.Say("column.unit"), listing.Scope.Said), (Texts.Say("export.filter"), listing.Query.Kept()), (Texts.Say("export.by"), visitor.Who.Name), (Texts.Say("export.at"), $"{Office.Local(office.Now):yyyy-MM-dd HH:mm}")], cancel);
            await office.Audit.Note(visitor.Who, "list.exported", key, $"{listing.Scope.Code} {format} {count} {listing.Query.Kept()}", cancel);
            file.Position = 0;
            return Results.Stream(file, isXlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8", name);
        }
        catch (SheetException said)
        {
            return Answers.Fault(StatusCodes.Status422UnprocessableEntity, said.Message);
        }
        finally
        {
            await db.DisposeAsync();
        }
    }
}
