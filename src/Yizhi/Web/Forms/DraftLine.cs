using Yizhi.Storage;

namespace Yizhi.Web.Forms;

/// <summary>A draft in a list.</summary>
public sealed record DraftLine(Guid Id, string Href, string Title, DateTime At)
{
    /// <summary>A person's drafts, newest first.</summary>
    internal static async Task<IReadOnlyList<DraftLine>> Of(Office office, Guid account, CancellationToken cancel) =>
        [.. (await office.Drafts.Of(account, cancel)).Where(d => office.Catalogue.Ledgers.ContainsKey(d.Ledger)).Select(d => new DraftLine(d.Id,
            (d.Record is not { } id ? d.Act == Tasks.PasteActs.Act ? "/tasks/paste" : $"/ledgers/{d.Ledger}/new" : d.Act == Forms.Correct ? $"/records/{id}/correct" : $"/records/{id}/steps/{d.Act}") + $"?draft={d.Id}",
            office.Catalogue.Ledger(d.Ledger).Title, Office.Local(d.At)))];
}
