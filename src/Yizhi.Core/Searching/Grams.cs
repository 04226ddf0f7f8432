using System.Globalization;
using System.Text;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Core.Searching;

/// <summary>
/// Text as it is searched. Chinese has no blanks between words, so every pair of neighbouring characters is a gram, and the last character of a run stands once more alone;
/// Latin letters and digits stay whole words in lower case. What is searched for becomes the same grams in the same order, so both databases find exactly what holds it.
/// </summary>
public static class Grams
{
    /// <summary>Stands between two fields, so that nothing is found across them.</summary>
    public const string Between = "ǁ";

    private const int Most = 3000;
    private const int LongestWord = 40;
    private const int MostTerms = 8;

    /// <summary>The grams of a record: its number, title, handler and every text of it that nobody's privacy hangs on, separated by blanks.</summary>
    /// <param name="ledger">The record's ledger.</param>
    /// <param name="record">The record.</param>
    /// <param name="number">Its number.</param>
    public static string Of(Ledger ledger, Record record, string? number)
    {
        var grams = new List<string>(128);
        Add(grams, number ?? "");
        Add(grams, record.Title);
        Add(grams, record.Handler);
        foreach (var field in ledger.Fields)
            if (!field.Personal && field.SeenBy.Count == 0 && field.Key != ledger.Heading)
                Add(grams, field, record.Fields.Get(field.Key));
        return string.Join(' ', grams);
    }

    /// <summary>What is searched for: every term must be held, each as its grams in a row, the last of them perhaps the beginning of a longer one.</summary>
    /// <param name="search">What was typed.</param>
    public static IReadOnlyList<Term> Read(string search)
    {
        var terms = new List<Term>();
        foreach (var typed in search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostTerms))
        {
            var grams = new List<string>();
            var runs = Runs(typed).ToList();
            for (var i = 0; i < runs.Count; i++)
                grams.AddRange(Split(runs[i], withTail: i < runs.Count - 1 || runs[i].Count == 1));
            if (grams.Count > 0)
                terms.Add(new Term(grams, runs[^1] is { Count: 1 }));
        }
        return terms;
    }

    private static void Add(List<string> grams, Field field, Value? value)
    {
        if (value is Value.Rows rows)
        {
            foreach (var row in rows.Items)
                foreach (var column in field.Rows)
                    if (!column.Personal && column.SeenBy.Count == 0)
                        Add(grams, column, row.Get(column.Key));
        }
        else if (value is Value.Text text && (field.Type is FieldType.Text or FieldType.LongText or FieldType.Person or FieldType.Party or FieldType.Place))
            Add(grams, text.Words);
    }

    private static void Add(List<string> grams, string text)
    {
        if (grams.Count >= Most)
            return;
        if (grams.Count > 0)
            grams.Add(Between);
        foreach (var run in Runs(text))
        {
            grams.AddRange(Split(run, withTail: true));
            if (grams.Count >= Most)
                return;
        }
    }

    // A Latin word is one piece; a run of other letters has one piece a character.
    private static IEnumerable<List<string>> Runs(string text)
    {
        var run = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = rune.Value is >= '！' and <= '～' ? new Rune(rune.Value - '！' + '!') : rune;
            var isWord = plain.IsAscii ? Rune.IsLetterOrDigit(plain) : Rune.GetUnicodeCategory(plain) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter;
            var isLetter = !isWord && plain.Value != Between[0] && (Rune.IsLetter(plain) || Rune.IsDigit(plain) || plain.Value == '〇');
            if (word.Length > 0 && (!isWord || word.Length >= LongestWord))
            {
                yield return [word.ToString()];
                word.Clear();
            }
            if (run.Count > 0 && !isLetter)
            {
                yield return run;
                run = [];
            }
            if (isWord)
                word.Append(Rune.ToLowerInvariant(plain));
            else if (isLetter)
                run.Add(plain.ToString());
        }
        if (word.Length > 0)
            yield return [word.ToString()];
        if (run.Count > 0)
            yield return run;
    }

    private static IEnumerable<string> Split(List<string> run, bool withTail)
    {
        for (var i = 0; i + 1 < run.Count; i++)
            yield return run[i] + run[i + 1];
        if (withTail)
            yield return run[^1];
    }
}

/// <summary>One term of a search.</summary>
/// <param name="Grams">The grams that must follow one another.</param>
/// <param name="IsOpen">Whether the last of them may go on.</param>
public sealed record Term(IReadOnlyList<string> Grams, bool IsOpen);
