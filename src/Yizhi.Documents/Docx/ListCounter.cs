using System.Text;

namespace Yizhi.Documents.Docx;

/// <summary>Counts the automatic numbers of a document paragraph by paragraph, as Word does on the page.</summary>
internal sealed class ListCounter(WordLists lists, WordStyles styles)
{
    private const int Levels = 9;
    private const int LongestNumber = 60;

    private readonly Dictionary<string, int?[]> counts = new(StringComparer.Ordinal);
    private readonly HashSet<(string List, int Level)> begun = [];

    /// <summary>The number before a paragraph with all that stands between it and the text; empty where it has none.</summary>
    /// <param name="style">The paragraph's style.</param>
    /// <param name="list">The list it names itself; "0" says that it has none although its style has.</param>
    /// <param name="at">The level it names itself.</param>
    public ListNumber Next(string? style, string? list, int? at)
    {
        var byStyle = styles.Numbering(style);
        if (list is null)
        {
            list = byStyle.List;
            at ??= byStyle.Level;
        }
        if (list is null or "0" || lists.Find(list) is not { } instance || lists.Of(instance, styles) is not { } definition)
            return ListNumber.None;

        if (at is null && byStyle.By is { } by)
            at = Array.FindIndex(definition.Levels, candidate => candidate.Style == by) is >= 0 and var found ? found : null;
        var level = Math.Clamp(at ?? 0, 0, Levels - 1);
        return Written(instance, definition, level, Count(list, instance, definition, level));
    }

    private int?[] Count(string list, WordLists.Instance instance, WordLists.Definition definition, int level)
    {
        if (!counts.TryGetValue(definition.Id, out var count))
            counts[definition.Id] = count = new int?[Levels];
        // Lists of one definition count on together, unless one of them says where it begins.
        if (begun.Add((list, level)) && instance.Starts.TryGetValue(level, out var start))
            count[level] = start;
        else
            count[level] = count[level] is { } last ? last + 1 : At(instance, definition, level).Start;
        for (var deeper = level + 1; deeper < Levels; deeper++)
            if (At(instance, definition, deeper).RestartAfter is not { } after || (after > 0 && level < after))
                count[deeper] = null;
        return count;
    }

    private static ListNumber Written(WordLists.Instance instance, WordLists.Definition definition, int level, int?[] count)
    {
        var told = At(instance, definition, level);
        if (told.Format is "bullet" or "none" && !told.Text.Contains('%', StringComparison.Ordinal))
            return ListNumber.None;
        var number = new StringBuilder();
        for (var i = 0; i < told.Text.Length && number.Length < LongestNumber; i++)
        {
            if (told.Text[i] != '%' || i + 1 >= told.Text.Length || told.Text[i + 1] is < '1' or > '9')
            {
                number.Append(told.Text[i]);
                continue;
            }
            var named = told.Text[++i] - '1';
            var other = At(instance, definition, named);
            var format = told.Arabic && other.Format is not "none" ? "decimal" : other.Format;
            number.Append(ListNumerals.Of(count[named] ?? other.Start, format));
        }
        return new ListNumber(number.ToString(), told.Gap);
    }

    private static WordLists.Level At(WordLists.Instance instance, WordLists.Definition definition, int level) =>
        instance.Levels.GetValueOrDefault(level) ?? definition.Levels[level];
}

/// <summary>An automatic number and what Word leaves between it and the text.</summary>
internal readonly record struct ListNumber(string Number, string Gap)
{
    public static ListNumber None { get; } = new("", "nothing");

    /// <summary>The number as a typist would have written it before the text.</summary>
    /// <remarks>After 一、 or （一） nobody types a space; between 1. and 5个 one must stand, or it would read as one and a half.</remarks>
    public string Before(string text)
    {
        if (Number.Length == 0 || text.Length == 0)
            return Number + text;
        var closes = Number[^1] is '、' or '，' or '．' or '。' or '）' or ')' or '：' or ':' or '】' or '〕' or '.' or (>= '①' and <= '⓿') or (>= '㈠' and <= '㋾');
        var runsOn = (Number[^1] is '.' or '．' || char.IsAsciiDigit(Number[^1])) && char.IsAsciiDigit(text[0]);
        return !runsOn && (closes || Gap == "nothing") ? Number + text : Number.TrimEnd() + " " + text;
    }
}
