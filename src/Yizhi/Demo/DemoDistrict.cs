using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;

namespace Yizhi.Demo;

/// <summary>What building the demonstration came to.</summary>
/// <param name="Records">How many records were entered.</param>
/// <param name="Entries">How many journal entries they have.</param>
/// <param name="Evidence">How many different evidence files were stored.</param>
public sealed record DemoResult(int Records, int Entries, int Evidence);

/// <summary>A fictional district, 明湖区, with two years of work in five subdistrict offices. The same catalogue always gives the same district.</summary>
public static class DemoDistrict
{
    /// <summary>明湖区. No place has a code that begins with 99.</summary>
    public const string DistrictCode = "990101000000";
    /// <summary>书院街道, where the long stories play.</summary>
    public const string FirstSubdistrict = "990101001000";

    private const string Province = "990000000000";
    private const string City = "990100000000";
    private const int Whole = 20_000;
    private const int Batch = 1_000;

    // A star marks the community that is merged into its neighbour at the end of June 2024.
    private static readonly Subdistrict[] Subdistricts =
    [
        new(FirstSubdistrict, "书院", 118, "桂花", "文庙", "学府", "湖滨", "梧桐", "书香里", "翠微"),
        new("990101002000", "望湖", 106, "望月", "湖心", "长亭", "锦湖", "芦荡", "渔港"),
        new("990101003000", "石桥", 100, "石桥头", "磨坊", "纺织", "铁路", "康宁", "新街"),
        new("990101004000", "柳岸", 84, "柳堤", "旧闸", "柳岸新村", "杨庄", "画桥"),
        new("990101005000", "青藤", 92, "青藤", "窑湾", "芙蓉", "纸坊", "松风", "砖厂*"),
    ];

    /// <summary>Everyone who acts in the demonstration, with unit and roles; district and subdistricts alike.</summary>
    public static IReadOnlyList<Actor> Staff { get; } = [.. Subdistricts.SelectMany(s => s.Staff)];

    /// <summary>The ledgers with a recipe written by hand; all others are filled from their definitions.</summary>
    public static IEnumerable<string> WithRecipe => Recipes.Ledgers;

    /// <summary>The last day of which the demonstration tells.</summary>
    public static DateOnly LastDay => Days.Last;

    /// <summary>Enters the district and its two years into an office that has no records yet.</summary>
    /// <param name="office">The office.</param>
    /// <param name="progress">Told after each batch how many records are in.</param>
    /// <param name="cancel">Stops between batches.</param>
    /// <exception cref="InvalidOperationException">The catalogue refuses a story; the message lists the first faults.</exception>
    public static async Task<DemoResult> Build(Office office, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancel = default)
    {
        await office.PutUnits(Units(), cancel);
        var telling = new Telling(office.Catalogue);
        foreach (var home in Subdistricts)
            Recipes.Tell(telling, home);
        Stories.Tell(telling, Subdistricts[0]);
        Recipes.Fill(telling, Subdistricts, Whole);
        await telling.Papers.Put(office.Evidence, cancel);

        // Numbers are given out in the order of writing, so the stories come in the order of their days.
        var tales = telling.Tales.OrderBy(t => t.Day).ThenBy(t => t.At).ThenBy(t => t.Id).ToList();
        var done = 0;
        foreach (var batch in tales.Chunk(Batch))
        {
            var stories = batch.Select(t => t.ToStory()).ToList();
            var outcome = await office.Ledgers.EnterMany(stories, cancel: cancel);
            if (outcome.Written != stories.Count)
                throw new InvalidOperationException(Refusals(stories, outcome));
            progress?.Report((done += batch.Length, tales.Count));
        }
        return new DemoResult(tales.Count, tales.Sum(t => t.Entries), telling.Papers.Count);
    }

    private static IEnumerable<Unit> Units()
    {
        var since = new DateOnly(2015, 1, 1);
        yield return new Unit(Province, "东泽省", UnitKind.Province, null, "", since, null);
        yield return new Unit(City, "澜州市", UnitKind.City, Province, "", since, null);
        yield return new Unit(DistrictCode, "明湖区", UnitKind.District, City, "", since, null);
        foreach (var unit in Subdistricts.SelectMany(s => s.Units(DistrictCode)))
            yield return unit;
    }

    private static string Refusals(IReadOnlyList<Story> stories, BulkOutcome outcome) => "The demonstration does not fit the catalogue:\n" + string.Join('\n', outcome.Outcomes
        .Select((o, i) => (Outcome: o, Story: stories[i]))
        .Where(o => o.Outcome is not SaveOutcome.Saved)
        .Select(o => $"{o.Story.Ledger} [{string.Join(", ", o.Story.Then.Select(c => c.Change is Change.Take take ? take.Step : c.Change.GetType().Name))}]: {(o.Outcome is SaveOutcome.Refused refused ? string.Join(' ', refused.Faults) : "overtaken")}")
        .Distinct().Take(30));
}
