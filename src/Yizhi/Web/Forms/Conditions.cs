using Yizhi.Core.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Forms;

/// <summary>Conditions in the clerk's words: “仅当 走访目的 是 廉政走访 时填写”.</summary>
internal static class Conditions
{
    public static string Say(Filter filter, Ledger ledger) => Texts.Say("form.when", Words(filter, ledger));

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
