using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Web.Figures;
using Yizhi.Web.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Handbook;

/// <summary>The contents of the handbook.</summary>
public sealed record HandbookView(IReadOnlyList<(string Title, IReadOnlyList<Ledger> Ledgers)> Parts, string Version);

/// <summary>A field as the handbook tells it.</summary>
public sealed record HandbookField(string Title, string Kind, string When, IReadOnlyList<string> Notes, IReadOnlyList<string> Choices);

/// <summary>A step as the handbook tells it.</summary>
public sealed record HandbookStep(string From, string Title, string To, string By, string Asks, string Evidence);

/// <summary>A deadline as the handbook tells it.</summary>
public sealed record HandbookDeadline(string Title, string Length, string Start, string Basis, IReadOnlyList<string> Notes);

/// <summary>A figure that a ledger feeds.</summary>
public sealed record HandbookFigure(string Key, string Title, string Measure, IReadOnlyList<string> Said);

/// <summary>An example: records filled in, and the figures they give.</summary>
public sealed record HandbookExample(string Name, IReadOnlyList<(string Title, IReadOnlyList<(string Field, string Value)> Values)> Records, IReadOnlyList<(string Title, string Value)> Gives);

/// <summary>A ledger as a page of the handbook.</summary>
public sealed record HandbookLedgerView(
    Ledger Ledger, string Part, string By, string? Number, IReadOnlyList<HandbookField> Fields, FlowPicture? Picture, IReadOnlyList<HandbookStep> Steps, IReadOnlyList<HandbookDeadline> Deadlines,
    IReadOnlyList<(string Title, string From)> Papers, IReadOnlyList<HandbookFigure> Figures, HandbookExample? Example, bool MayEnter);

/// <summary>The catalogue in force as a clerk's handbook: what stands there is what the program does.</summary>
/// <param name="office">The office.</param>
/// <param name="visitor">Who reads.</param>
public sealed class HandbookQueries(Office office, Visitor visitor)
{
    private readonly OfficeCatalogue catalogue = office.Catalogue;
    private readonly Formula formula = new(office.Catalogue, office.Units);

    /// <summary>The contents.</summary>
    public HandbookView All() => new([.. catalogue.InOrder.GroupBy(l => l.Subsystem).Select(g => (PartOf(g.First()), (IReadOnlyList<Ledger>)[.. g]))], catalogue.Version);

    /// <summary>A ledger; null where there is none.</summary>
    public HandbookLedgerView? Of(string key)
    {
        if (!catalogue.Ledgers.TryGetValue(key, out var ledger))
            return null;
        return new HandbookLedgerView(ledger, PartOf(ledger), ledger.By.Count == 0 ? Texts.Say("handbook.by.all") : Roles(ledger.By), Numbered(ledger.Number),
            [.. ledger.Fields.Select(f => FieldOf(ledger, f))], ledger.Flow.Steps.Count > 0 ? new FlowPicture(ledger.Flow) : null,
            [.. ledger.Flow.Steps.Select(s => new HandbookStep(string.Join('、', s.From.Select(ledger.Flow.TitleOf)), s.Title, ledger.Flow.TitleOf(s.To), s.By.Count == 0 ? "" : Roles(s.By),
                string.Join('、', s.Asks.Select(a => (ledger.Field(a.Field)?.Title ?? a.Field) + (a.Optional ? Texts.Say("handbook.optional") : ""))), s.Evidence ?? ""))],
            [.. ledger.Deadlines.Select(d => DeadlineOf(ledger, d))],
            [.. ledger.Documents.Select(d => (d.Title, d.From is { } from ? Texts.Say("papers.from", ledger.Flow.TitleOf(from)) : ""))],
            [.. ledger.Indicators.Select(i => new HandbookFigure(i.Key, i.Title, i.Measure.Key, [.. formula.Say(i), .. i.Note is { } note ? [note] : Array.Empty<string>()]))],
            ExampleOf(ledger), ledger.By.Count == 0 || visitor.Who.HoldsOneOf(ledger.By));
    }

    private string? Numbered(string? pattern) => pattern is null ? null : Texts.Say("handbook.number", pattern.Replace("{year}", office.Today.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{seq}", "1", StringComparison.Ordinal).Replace("{unit}", "", StringComparison.Ordinal));

    private string PartOf(Ledger ledger) => catalogue.Subsystems.GetValueOrDefault(ledger.Subsystem, ledger.Subsystem);

    private string Roles(IEnumerable<string> roles) => string.Join('、', roles.Select(office.People.TitleOf));

    private HandbookField FieldOf(Ledger ledger, Field field)
    {
        var kind = Texts.Say("handbook.kind." + field.Type.ToString().ToLowerInvariant());
        var asked = ledger.Flow.Steps.Where(s => s.Asks.Any(a => a.Field == field.Key)).Select(s => s.Title).ToList();
        var when = asked.Count > 0 ? Texts.Say("handbook.asked_at", string.Join('、', asked)) : Texts.Say(field.Required ? "handbook.must" : "handbook.may");
        return new HandbookField(field.Title, kind, when, [.. Notes(ledger, field)], field.List is { Key: not CodeList.Indicators } list ? [.. list.Codes.Select(c => c.Title)] : [.. field.Rows.Select(r => r.Title)]);
    }

    private IEnumerable<string> Notes(Ledger ledger, Field field)
    {
        if (field.Hint is { } hint)
            yield return hint;
        if (field.When is { } when)
            yield return Texts.Say("handbook.when", formula.Condition(ledger, when));
        if (field.Personal)
            yield return Texts.Say("handbook.personal");
        if (field.SeenBy.Count > 0)
            yield return Texts.Say("handbook.seen_by", Roles(field.SeenBy));
        if (field.Ledger is { } other && catalogue.Ledgers.TryGetValue(other, out var linked))
            yield return Texts.Say("handbook.links", linked.Title);
        if (field.Law is { } law)
            yield return law;
    }

    private HandbookDeadline DeadlineOf(Ledger ledger, DeadlineRule rule)
    {
        string Title(string key) => ledger.Field(key)?.Title ?? key;
        return new HandbookDeadline(rule.Title, rule.Within.On(office.Today).ToString(), Title(rule.From), rule.Within.Cite(),
        [
            .. rule.Way switch { DeadlineWay.Before => [Texts.Say("handbook.before")], DeadlineWay.Least => [Texts.Say("handbook.least")], _ => Array.Empty<string>() },
            .. rule.When is { } when ? [Texts.Say("handbook.when", formula.Condition(ledger, when))] : Array.Empty<string>(),
            .. rule.Pauses.Select(p => Texts.Say("handbook.pause", Title(p.From), Title(p.To))),
            .. rule.Extend is { } extend ? [Texts.Say("handbook.extend", formula.Condition(ledger, extend.When), extend.By.On(office.Today), extend.By.Cite())] : Array.Empty<string>(),
            .. rule.Warn is { } warn ? [Texts.Say("handbook.warn", warn)] : Array.Empty<string>(),
        ]);
    }

    // The example that fills the ledger best.
    private HandbookExample? ExampleOf(Ledger ledger)
    {
        if (catalogue.Examples.Where(e => e.Given.Any(g => g.Ledger == ledger.Key)).MaxBy(e => e.Given.Where(g => g.Ledger == ledger.Key).Max(g => g.Fields.Count)) is not { } example)
            return null;
        var words = new ValueWords(office.Units);
        return new HandbookExample(example.Name,
            [.. example.Given.Take(4).Where(g => catalogue.Ledgers.ContainsKey(g.Ledger)).Select(g =>
            {
                var of = catalogue.Ledger(g.Ledger);
                return (of.Title + (g.State is { } state ? "　" + of.Flow.TitleOf(state) : ""),
                    (IReadOnlyList<(string, string)>)[.. of.Fields.Where(f => g.Fields.ContainsKey(f.Key)).Select(f => (f.Title, words.Full(f, g.Fields.Get(f.Key))))]);
            })],
            [.. example.Gives.Take(8).Select(g => (catalogue.Indicators.GetValueOrDefault(g.Key.Split('|')[0])?.Title ?? g.Key, g.Value switch
            {
                "missing" => Texts.Say("figure.missing"),
                "not_applicable" => "—",
                var value => value,
            }))]);
    }
}
