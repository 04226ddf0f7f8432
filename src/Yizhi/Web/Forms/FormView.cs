using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Forms;

/// <summary>A form of a ledger: a new record, a step, or a correction.</summary>
/// <param name="Scope">Where the page stands; null where nothing is kept yet.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Act">Empty for a new record, the step's key, or <c>correct</c>.</param>
/// <param name="Heading">What the page is called.</param>
/// <param name="Record">The record; null for a new one.</param>
/// <param name="RecordTitle">Its title.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Units">The units one may choose; one where there is no choice.</param>
/// <param name="Unit">The unit chosen.</param>
/// <param name="Handler">Who handles it.</param>
/// <param name="Sections">The fields.</param>
/// <param name="Evidence">The evidence the step wants; null where none.</param>
/// <param name="Kept">Files that came already, sealed.</param>
/// <param name="Reason">The reason of a correction.</param>
/// <param name="Draft">The draft's id.</param>
/// <param name="DraftAt">When it was last kept.</param>
/// <param name="Faults">What must be put right.</param>
/// <param name="Alike">Records that look the same.</param>
/// <param name="Saved">The record saved just before, on the way to the next.</param>
public sealed record FormView(
    Scope? Scope, Ledger Ledger, string Act, string Heading, Guid? Record, string RecordTitle, int Version, IReadOnlyList<(string Code, string Name)> Units, string Unit, string Handler,
    IReadOnlyList<FormField> Sections, string? Evidence, IReadOnlyList<KeptFile> Kept, string Reason, Guid Draft, DateTime? DraftAt, IReadOnlyList<Fault> Faults, IReadOnlyList<AlikeRecord> Alike, AlikeRecord? Saved)
{
    /// <summary>Where the form is sent.</summary>
    public string Action => Record is not { } id ? $"/ledgers/{Ledger.Key}/new" : Act == Forms.Correct ? $"/records/{id}/correct" : $"/records/{id}/steps/{Act}";

    /// <summary>What the evidence is called, as typed.</summary>
    public string EvidenceName { get; init; } = "";

    /// <summary>What others changed since the person opened the form; empty where nobody was faster.</summary>
    public IReadOnlyList<Records.TimelineEntry> Theirs { get; init; } = [];
}

/// <summary>A field of a form.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">The input's name.</param>
/// <param name="IsRequired">Whether it must be filled now.</param>
/// <param name="Typed">What stands in it; several for several codes.</param>
/// <param name="Options">What may be chosen; empty where it is typed.</param>
/// <param name="Condition">When it is asked, in words; null for always.</param>
/// <param name="Wrong">What is wrong with it.</param>
/// <param name="Rows">The rows of a field of rows.</param>
public sealed record FormField(Field Field, string Name, bool IsRequired, IReadOnlyList<string> Typed, IReadOnlyList<(string Value, string Title)> Options, string? Condition, string? Wrong, IReadOnlyList<IReadOnlyList<FormField>> Rows)
{
    /// <summary>The one thing that stands in it.</summary>
    public string Text => Typed.Count > 0 ? Typed[0] : "";

    /// <summary>What was written here before, to be picked again.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];
}

/// <summary>A file that was uploaded with a form that did not go through; it need not be chosen again.</summary>
public sealed record KeptFile(string Name, string FileName, string Sealed)
{
    /// <summary>The name of its input.</summary>
    public const string Input = "kept";
}

/// <summary>Another record, by its name.</summary>
public sealed record AlikeRecord(Guid Id, string Title, DateOnly Day);
