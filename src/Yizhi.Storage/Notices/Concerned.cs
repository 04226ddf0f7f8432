using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Notices;

/// <summary>A person who can be told something.</summary>
/// <param name="Account">The account.</param>
/// <param name="Actor">The person with today's posts.</param>
public sealed record Colleague(Guid Account, Actor Actor);

/// <summary>Whom a record concerns: its handler, or those nearest to it who may lead it on.</summary>
/// <param name="office">The office.</param>
/// <param name="people">Everyone.</param>
internal sealed class Concerned(Office office, IReadOnlyList<Colleague> people)
{
    private readonly ILookup<string, Colleague> byName = people.ToLookup(p => p.Actor.Name, StringComparer.Ordinal);
    private readonly ILookup<string, Colleague> byId = people.ToLookup(p => p.Actor.Id, StringComparer.Ordinal);
    private readonly Dictionary<(string Unit, string Roles), List<(Colleague Who, int Depth)>> able = [];

    /// <summary>The person with an account's id; none where it is none of today's.</summary>
    public IEnumerable<Colleague> Named(string id) => id.Length == 0 ? [] : byId[id];

    /// <summary>The person of a name who works where the record is.</summary>
    public IEnumerable<Colleague> Handler(string name, string unit) =>
        name.Length == 0 ? [] : byName[name].Where(p => p.Actor.Posts.Any(post => (post.HoldsOneOf([]) || post.IsLight) && (office.Units.IsWithin(unit, post.Unit) || office.Units.IsWithin(post.Unit, unit))));

    /// <summary>The steps somebody is asked to take with a record as it stands; work that anybody may do waits for its handler alone.</summary>
    public static IReadOnlyList<Step> OpenSteps(Ledger ledger, Record record)
    {
        var facts = new Facts(record);
        return [.. ledger.Flow.Steps.Where(s => s.From.Contains(record.State) && (s.When is null || s.When.Holds(facts)))];
    }

    /// <summary>Those to be told about a record, without the one who acted.</summary>
    public IReadOnlyList<Guid> With(Ledger ledger, Record record, string actor)
    {
        var handler = Handler(record.Handler, record.Unit).ToList();
        var nearest = new Dictionary<Guid, (Colleague Who, int Depth)>();
        foreach (var step in OpenSteps(ledger, record))
            if ((step.By.Count > 0 ? step.By : ledger.By) is { Count: > 0 } by)
                foreach (var (who, depth) in Able(record.Unit, by))
                    // Of others' work those outside the staff hear nothing.
                    if ((!who.Actor.IsLight || who.Actor.Name == record.Handler) && (!nearest.TryGetValue(who.Account, out var known) || known.Depth < depth))
                        nearest[who.Account] = (who, depth);
        // Who handles it and may go on is the one it waits for; the others are not troubled.
        if (handler.Where(h => nearest.ContainsKey(h.Account)).ToList() is { Count: > 0 } own)
            return [.. own.Where(o => o.Actor.Id != actor).Select(o => o.Account)];
        var most = nearest.Count == 0 ? 0 : nearest.Values.Max(n => n.Depth);
        return [.. handler.Concat(nearest.Values.Where(n => n.Depth == most).Select(n => n.Who)).Where(c => c.Actor.Id != actor).Select(c => c.Account).Distinct()];
    }

    private List<(Colleague Who, int Depth)> Able(string unit, IReadOnlyList<string> roles)
    {
        var key = (unit, string.Join(' ', roles));
        if (able.TryGetValue(key, out var known))
            return known;
        var found = new List<(Colleague, int)>();
        foreach (var person in people)
        {
            var depth = person.Actor.Posts.Where(p => p.HoldsOneOf(roles) && office.Units.IsWithin(unit, p.Unit)).Select(p => office.Units.Find(p.Unit)!.Path.Length).DefaultIfEmpty(-1).Max();
            if (depth >= 0)
                found.Add((person, depth));
        }
        return able[key] = found;
    }
}
