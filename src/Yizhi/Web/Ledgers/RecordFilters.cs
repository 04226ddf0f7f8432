using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Searching;
using Yizhi.Storage;
using Yizhi.Storage.Records;

namespace Yizhi.Web.Ledgers;

/// <summary>What a list asks of the records, named once and chained like a sentence.</summary>
internal static class RecordFilters
{
    // So few are looked up one by one; of more, the page is soon full whichever way they are found.
    private const int FewHits = 1_000;

    /// <summary>Records whose texts hold all that is searched for; marks alone search for nothing.</summary>
    public static async Task<IQueryable<RecordRow>> WithSaid(this IQueryable<RecordRow> rows, YizhiDb db, string search, CancellationToken cancel)
    {
        if (Grams.Read(search) is not { Count: > 0 } terms)
            return rows;
        var holding = db.Holding(terms);
        var hits = await holding.Take(FewHits + 1).ToListAsync(cancel);
        return hits.Count <= FewHits ? rows.Where(r => hits.Contains(r.Id)) : rows.Where(r => holding.Contains(r.Id));
    }

    /// <summary>Records in a state; what was withdrawn is shown only where it is asked for.</summary>
    public static IQueryable<RecordRow> InState(this IQueryable<RecordRow> rows, string state) => rows.Where(r => state.Length == 0 ? r.State != Flow.Withdrawn : r.State == state);

    /// <summary>Records whose field holds the code.</summary>
    // The document is written by us without blanks, and quotes inside words are escaped, so a key with its value is found letter by letter, alike in every database.
    public static IQueryable<RecordRow> WithCode(this IQueryable<RecordRow> rows, Field field, string code)
    {
        var key = $"\"{field.Key}\":";
        if (field.Type == FieldType.Code)
        {
            var pair = key + $"\"{code}\"";
            return rows.Where(r => r.Doc.Contains(pair));
        }
        if (field.Type == FieldType.YesNo)
        {
            var (last, more) = (key + (code == "true" ? "true" : "false") + "}", key + (code == "true" ? "true" : "false") + ",");
            return rows.Where(r => r.Doc.Contains(last) || r.Doc.Contains(more));
        }
        var (list, one, closing) = (key + "[", $"\"{code}\"", "]");
        return rows.Where(r => r.Doc.Contains(list))
            .Where(r => r.Doc.Substring(r.Doc.IndexOf(list)).Substring(0, r.Doc.Substring(r.Doc.IndexOf(list)).IndexOf(closing)).Contains(one));
    }

    public static IQueryable<RecordRow> Ordered(this IQueryable<RecordRow> rows, string sort) => (sort switch
    {
        "day" => rows.OrderBy(r => r.HappenedOn),
        // Numbers end in their sequence, and longer ones are higher: 9号 comes before 10号.
        "number" => rows.OrderBy(r => r.Number!.Length).ThenBy(r => r.Number),
        "-number" => rows.OrderByDescending(r => r.Number!.Length).ThenByDescending(r => r.Number),
        "title" => rows.OrderBy(r => r.Title),
        "-title" => rows.OrderByDescending(r => r.Title),
        "state" => rows.OrderBy(r => r.State).ThenByDescending(r => r.HappenedOn),
        "-state" => rows.OrderByDescending(r => r.State).ThenByDescending(r => r.HappenedOn),
        "due" => rows.OrderBy(r => r.Due == null).ThenBy(r => r.Due),
        "-due" => rows.OrderBy(r => r.Due == null).ThenByDescending(r => r.Due),
        _ => rows.OrderByDescending(r => r.HappenedOn),
    }).ThenByDescending(r => r.Id);
}
