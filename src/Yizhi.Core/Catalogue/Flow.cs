namespace Yizhi.Core.Catalogue;

/// <summary>How a record runs from its first state to its end.</summary>
public sealed record Flow(string Start, IReadOnlyList<State> States, IReadOnlyList<Step> Steps)
{
    /// <summary>The state of a record that was withdrawn with a reason; every ledger has it and it never counts.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The flow of a ledger that only keeps what happened.</summary>
    public static readonly Flow Plain = new("kept", [new State("kept", "已登记")], []);

    /// <summary>The state's title.</summary>
    public string TitleOf(string state) =>
        state == Withdrawn ? "已撤销" : States.FirstOrDefault(s => s.Key == state)?.Title ?? state;

    /// <summary>The steps open from a state.</summary>
    public IEnumerable<Step> From(string state) => Steps.Where(s => s.From.Contains(state));

    /// <summary>The shortest way of steps from the start to a state; null where none leads there.</summary>
    public IReadOnlyList<Step>? WayTo(string state) => (ways ??= Ways()).GetValueOrDefault(state);

    /// <summary>Whether a record in a state has reached another: it is in it, or steps led it on from there. Nothing asked is always reached; what was withdrawn never is.</summary>
    public bool IsPast(string? reached, string state)
    {
        if (reached is null)
            return true;
        var seen = new HashSet<string>(StringComparer.Ordinal) { reached };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var here))
        {
            if (here == state)
                return true;
            foreach (var step in From(here))
                if (seen.Add(step.To))
                    open.Enqueue(step.To);
        }
        return false;
    }

    /// <summary>The states a record may be sent back to, in the order of the flow: those from which steps lead to where it is.</summary>
    public IReadOnlyList<State> Before(string state) => state == Withdrawn ? [] : [.. States.Where(s => s.Key != state && IsPast(s.Key, state) && !IsPast(state, s.Key))];

    /// <summary>The fields that only steps after a state ask for or set.</summary>
    public IReadOnlySet<string> AskedAfter(string state)
    {
        var after = Steps.Where(s => s.From.Any(f => IsPast(state, f))).ToList();
        var kept = Steps.Except(after).SelectMany(Touched).ToHashSet(StringComparer.Ordinal);
        return after.SelectMany(Touched).Where(f => !kept.Contains(f)).ToHashSet(StringComparer.Ordinal);

        static IEnumerable<string> Touched(Step step) => step.Asks.Select(a => a.Field).Concat(step.Sets.Keys);
    }

    private Dictionary<string, IReadOnlyList<Step>>? ways;

    private Dictionary<string, IReadOnlyList<Step>> Ways()
    {
        var found = new Dictionary<string, IReadOnlyList<Step>>(StringComparer.Ordinal) { [Start] = [] };
        var open = new Queue<string>([Start]);
        while (open.TryDequeue(out var here))
            foreach (var step in From(here))
                if (found.TryAdd(step.To, [.. found[here], step]))
                    open.Enqueue(step.To);
        return found;
    }
}

/// <summary>A state of a flow.</summary>
public sealed record State(string Key, string Title);

/// <summary>A named transition: from which states, to which, who may, what it asks for.</summary>
public sealed record Step
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }
    /// <summary>The title on the button.</summary>
    public required string Title { get; init; }
    /// <summary>The states it starts from.</summary>
    public required IReadOnlyList<string> From { get; init; }
    /// <summary>The state it leads to.</summary>
    public required string To { get; init; }
    /// <summary>The roles that may take it; empty means whoever may record in the ledger.</summary>
    public IReadOnlyList<string> By { get; init; } = [];
    /// <summary>The fields it asks for.</summary>
    public IReadOnlyList<Asked> Asks { get; init; } = [];
    /// <summary>Values it sets by itself, as text of the field's type.</summary>
    public IReadOnlyDictionary<string, string> Sets { get; init; } = new Dictionary<string, string>();
    /// <summary>The name of the evidence it wants; null when none.</summary>
    public string? Evidence { get; init; }
    /// <summary>When the step is open; null means always.</summary>
    public Filter? When { get; init; }
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>A field asked by a step; an optional one may stay empty.</summary>
public readonly record struct Asked(string Field, bool Optional);
