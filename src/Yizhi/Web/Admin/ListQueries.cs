using Microsoft.AspNetCore.Mvc;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>A list that the office may add to, in the contents.</summary>
public sealed record ListLine(string Key, string Title, int Items, int Own, string Used);

/// <summary>The lists that the office may add to.</summary>
public sealed record ListsView(IReadOnlyList<ListLine> Lists, int Fixed);

/// <summary>An item of a list.</summary>
public sealed record ListItem(Code Code, bool IsOwn, int Order, bool IsOpen);

/// <summary>One list.</summary>
public sealed record ListView(CodeList List, IReadOnlyList<ListItem> Items, string Used, Func<string, string> Typed, IReadOnlyList<Fault> Faults, DateOnly Today);

/// <summary>Code lists as the administrator's pages show them.</summary>
/// <param name="office">The office.</param>
public sealed class ListQueries(Office office)
{
    /// <summary>All lists that the office may add to.</summary>
    public ListsView All()
    {
        var own = OwnLists.Read(office.Own.Text(OwnLists.Path));
        var lists = office.Catalogue.Lists.Values.Where(l => l.IsExtensible).OrderBy(l => l.Key, StringComparer.Ordinal).ToList();
        return new ListsView([.. lists.Select(l => new ListLine(l.Key, l.Title, l.Codes.Count, l.Codes.Count(c => own.IsOwn(l.Key, c.Key)), Used(l.Key)))], office.Catalogue.Lists.Count - lists.Count);
    }

    /// <summary>One list; null where there is none that the office may add to.</summary>
    public ListView? One(string key, IReadOnlyList<Fault>? faults = null, PostedForm? typed = null)
    {
        if (office.Catalogue.Lists.GetValueOrDefault(key) is not { IsExtensible: true } list)
            return null;
        var own = OwnLists.Read(office.Own.Text(OwnLists.Path));
        return new ListView(list, [.. list.Codes.Select((c, i) => new ListItem(c, own.IsOwn(key, c.Key), own.OrderOf(key, c.Key) ?? (i + 1) * 10, c.IsOpenOn(office.Today)))], Used(key), name => typed?[name] ?? "", faults ?? [], office.Today);
    }

    private string Used(string list) => string.Join('、', office.Catalogue.InOrder.Where(l => l.Fields.SelectMany(f => f.Rows.Prepend(f)).Any(f => f.List?.Key == list)).Select(l => l.Title));
}

/// <summary>What the system administrator does with lists.</summary>
internal static class CodeListActs
{
    private const int LongestTitle = 40;

    public static async Task<IResult> Change([FromRoute(Name = "list")] string key, PostedForm? form, Visitor visitor, Office office, ListQueries lists, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (office.Catalogue.Lists.GetValueOrDefault(key) is not { IsExtensible: true } list)
            return Answers.NotFound;
        var fault = form["act"] switch
        {
            "add" => await Add(form, visitor, office, list, cancel),
            "close" => Entry.Day(form["until"]) is not { } until ? new Fault("until", "field.date", Texts.Say("lists.until"), form["until"])
                : !list.Has(form["code"]) ? new Fault("", "said", Texts.Say("lists.no_code"))
                : await Take(visitor, office, own => own.Close(key, form["code"], until), "list.closed", $"{list.Title}：{list.TitleOf(form["code"])} {until:yyyy-MM-dd}", cancel),
            "tidy" => await Tidy(form, visitor, office, list, cancel),
            _ => new Fault("", "said", Texts.Say("lists.no_code")),
        };
        return fault is null ? Results.Redirect("/admin/lists/" + key) : Answers.Page<ListPage>(lists.One(key, [fault], form), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Fault?> Add(PostedForm form, Visitor visitor, Office office, CodeList list, CancellationToken cancel)
    {
        var title = form["title"];
        if (title.Length is 0 or > LongestTitle || title.Any(c => c is '、' or '；' or ';' or ',' or '，' or '|'))
            return new Fault("title", "said", Texts.Say("lists.title.wrong"));
        if (list.Find(title) is { } same)
            return new Fault("title", "said", Texts.Say("lists.twice", list.TitleOf(same)));
        if (Entry.Day(form["since"]) is not { } since)
            return new Fault("since", "field.date", Texts.Say("lists.since"), form["since"]);
        return await Take(visitor, office, own => own.Add(list.Key, title, since, Names(form["aliases"])), "list.added", $"{list.Title}：{title} {since:yyyy-MM-dd}", cancel);
    }

    // Aliases and order of all items at once.
    private static async Task<Fault?> Tidy(PostedForm form, Visitor visitor, Office office, CodeList list, CancellationToken cancel)
    {
        var wrong = list.Codes.FirstOrDefault(c => !int.TryParse(form["order." + c.Key], System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out _));
        if (wrong is not null)
            return new Fault("order." + wrong.Key, "said", Texts.Say("lists.order.wrong", wrong.Title));
        return await Take(visitor, office, own =>
        {
            foreach (var code in list.Codes)
            {
                own.Order(list.Key, code.Key, int.Parse(form["order." + code.Key], System.Globalization.CultureInfo.InvariantCulture));
                own.Alias(list.Key, code.Key, Names(form["aliases." + code.Key]));
            }
        }, "list.tidied", list.Title, cancel);
    }

    private static Task<Fault?> Take(Visitor visitor, Office office, Action<OwnLists> change, string act, string detail, CancellationToken cancel) => office.Own.Take(visitor.Who, OwnLists.Path, text =>
    {
        var own = OwnLists.Read(text);
        change(own);
        return own.Text();
    }, act, detail, cancel);

    private static string[] Names(string typed) => [.. typed.Split(['、', '，', ',', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => n.Length > LongestTitle ? n[..LongestTitle] : n).Distinct().Take(20)];
}
