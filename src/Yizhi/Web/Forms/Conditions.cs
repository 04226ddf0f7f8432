using Yizhi.Core.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Forms;

/// <summary>Conditions in the clerk's words: “仅当 走访目的 是 廉政走访 时填写”.</summary>
internal static class Conditions
{
    public static string Say(Filter filter, Ledger ledger) => Texts.Say("form.when", Words(filter, ledger));

    /// <summary>A condition as the page's script reads it; null where it asks what a form does not hold.</summary>
    public static string? Written(Filter filter) => Part(filter) is { } part ? System.Text.Json.JsonSerializer.Serialize(part, Plain) : null;

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    private static object? Part(Filter filter)
    {
        object? Parts(string name, IReadOnlyList<Filter> parts) => parts.Select(Part).ToList() is var written && written.Contains(null) ? null : new Dictionary<string, object?> { [name] = written };
        return filter switch
        {
            Filter.All all => Parts("all", all.Parts),
            Filter.Any any => Parts("any", any.Parts),
            Filter.Not not => Parts("none", [not.Part]),
            Filter.OneOf { Field: not "state" } one => new Dictionary<string, object?> { ["field"] = FormReader.Prefix + one.Field, ["in"] = one.Values },
            Filter.Present { Field: not "state" } present => new Dictionary<string, object?> { ["field"] = FormReader.Prefix + present.Field, ["is"] = present.Is },
            _ => null,
        };
    }

    private static string Words(Filter filter, Ledger ledger) => filter switch
    {
        Filter.All all => string.Join(Texts.Say("form.and"), all.Parts.Select(p => Words(p, ledger))),
        Filter.Any any => string.Join(Texts.Say("form.or"), any.Parts.Select(p => Words(p, ledger))),
        Filter.Not not => Texts.Say("form.not", Words(not.Part, ledger)),
        Filter.OneOf one => Texts.Say("form.is", Title(one.Field, ledger), string.Join('、', one.Values.Select(v => ValueOf(one.Field, v, ledger)))),
        Filter.Present present => Texts.Say(present.Is ? "form.filled" : "form.blank", Title(present.Field, ledger)),
        _ => Texts.Say("form.bounds", string.Join('、', filter.Fields.Select(f => Title(f, ledger)))),
    };

    private static string Title(string field, Ledger ledger) => ledger.Field(field)?.Title ?? (field == "state" ? Texts.Say("field.state") : field);

    private static string ValueOf(string field, string value, Ledger ledger) =>
        ledger.Field(field) is { List: { } list } ? list.TitleOf(value) : field == "state" ? ledger.Flow.TitleOf(value) : value switch { "true" => Texts.Say("yes"), "false" => Texts.Say("no"), _ => value };
}
