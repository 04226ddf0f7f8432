using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Tests.Reports;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>Whatever a hand, a merge or an editor does to a file: the loader ends soon, never throws, and points into the files.</summary>
public class MutationTests
{
    private static readonly string[] Kinds = ["ledger", "lists", "law", "calendar", "report", "examples"];

    // Small files of every kind, and the templates: what a mutation reaches is read to the end quickly.
    private static readonly SourceFile[] Files =
    [
        .. Texts.Shipped.Where(f => f.Path.EndsWith(".liquid", StringComparison.Ordinal) || (f.Text.Length < 2500 && Kinds.Any(k => f.Text.StartsWith(k + ":", StringComparison.Ordinal)))),
        .. Texts.Base,
    ];

    private static readonly string[] Odd =
    [
        "\t", "\r", "\r\n", "\0", "\u0085", "\u2028", "\ufeff", "\ud800", "𠮷", "：", "“", "\"", "'", "#", "&a ", "*a", "!!int ", "!<x> ", "<<: ", "? ", "- ", ": ", ", ", "{", "}", "[", "]", "|", ">", "|9", "%", "@", "`", "---\n", "...\n",
        "%YAML 9.9\n", "{{", "}}", "{%", "%}", "{% say %}", "{% endsay %}", "{% if x %}", "⟦", "⟧", "⟦a.b|places=9⟧", "~", "null", "yes", "-1", "1e400", "99999999999999999999999999999999", "9999-12-31", "0000-00-00", "\"\\UFFFFFFFF\"", "\"\\ud800\"",
    ];

    private static readonly Gen<Func<string, string>> Mutation = Gen.OneOf(
        Gen.Int[0, 5000].Select(n => Lines(lines => lines.RemoveAt(n % lines.Count))),
        Gen.Int[0, 5000].Select(n => Lines(lines => lines.Insert(n % lines.Count, lines[n % lines.Count]))),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 12], Gen.Int[0, 5000]).Select((from, count, to) => Lines(lines =>
            lines.InsertRange(to % lines.Count, lines.Skip(from % lines.Count).Take(count).ToList()))),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 5000]).Select((a, b) => Lines(lines => (lines[a % lines.Count], lines[b % lines.Count]) = (lines[b % lines.Count], lines[a % lines.Count]))),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 5]).Select((n, by) => Lines(lines => lines[n % lines.Count] = new string(' ', by) + lines[n % lines.Count])),
        Gen.Int[0, 5000].Select(n => Lines(lines => lines[n % lines.Count] = lines[n % lines.Count].TrimStart())),
        Gen.Select(Gen.Int[0, 100_000], Gen.Char["abcdefghijklmnopqrstuvwxyz_0123456789甲乙丙:{}[],- "]).Select((at, c) => Swap(at, c.ToString())),
        Gen.Int[0, 100_000].Select(at => (Func<string, string>)(text => text.Remove(at % text.Length, 1))),
        Gen.Select(Gen.Int[0, 100_000], One(Odd)).Select((at, odd) => (Func<string, string>)(text => text.Insert(at % text.Length, odd))),
        Gen.Int[0, 100_000].Select(at => (Func<string, string>)(text => text[..(at % text.Length)])),
        Gen.Select(Gen.Int[0, 500], One("true", "[]", "{}", "[a, [b]]", "{a: {b: c}}", "12", "2024-02-30", "\"\"", "~")).Select((n, value) => Retype(n, value)));

    [Fact]
    public void A_file_changed_by_any_hand_is_loaded_or_its_faults_are_placed()
    {
        var (loaded, faulty) = (0, 0);
        Gen.Select(One(Files), Mutation.Array[1, 4]).Sample((file, mutations) =>
        {
            if (Check(file with { Text = mutations.Aggregate(file.Text, (text, mutate) => text.Length == 0 ? text : mutate(text)) }))
                Interlocked.Increment(ref loaded);
            else
                Interlocked.Increment(ref faulty);
        }, iter: 2000, threads: 2, print: t => t.Item1.Path);
        // Both ways out were taken, and taken often.
        Assert.InRange(loaded, 100, 1900);
        Assert.InRange(faulty, 100, 1900);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    [InlineData('-', '\n')]
    public void Nesting_without_end_is_refused_at_once(char open, char close)
    {
        foreach (var text in new[] { new string(open, 300_000), "roles: " + new string(open, 300_000), "roles: " + new string(open, 100_000) + new string(close, 100_000), string.Concat(Enumerable.Repeat(open + " ", 100_000)), string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n")) })
            Check(new SourceFile("deep.yaml", text));
    }

    [Fact]
    public void A_text_of_a_million_characters_costs_no_more_than_reading_it()
    {
        var huge = new string('a', 1_000_000);
        var ledger = Texts.Base.Single(f => f.Path == "base/visit.yaml").Text;
        foreach (var text in new[]
        {
            ledger.Replace("title:   来访", "title:   " + huge, StringComparison.Ordinal),
            ledger.Replace("title:   来访", huge + ": 来访", StringComparison.Ordinal),
            ledger.Replace("key: cost", "key: " + huge, StringComparison.Ordinal),
            ledger.Replace("list: colour", "list: " + huge, StringComparison.Ordinal),
            ledger.Replace("key: visit.cost", "key: " + huge + "." + huge[..900_000], StringComparison.Ordinal),
            ledger.Replace("{state: closed}", "{" + huge + ": closed}", StringComparison.Ordinal),
            ledger.Replace("warn: 3 days", "warn: " + new string('9', 1_000_000) + " days", StringComparison.Ordinal),
            "calendar: " + new string('9', 1_000_000) + "\nnotice: a\noff: []\nwork: []\n",
            huge,
            "\"" + huge,
            "roles: |\n " + huge,
            "roles: {" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"r{i}: a, ")) + "}",
        })
            Check(new SourceFile("base/visit.yaml", text));
    }

    // Generous: a machine shared with others must not make this fail, while work that grows with the square of the text would take minutes.
    private static bool Check(SourceFile changed)
    {
        var files = Texts.BaseWith(changed);
        var began = Environment.TickCount64;
        var outcome = CatalogueLoader.Load(files);
        Assert.InRange(Environment.TickCount64 - began, 0, 5_000);
        if (outcome is not LoadOutcome.Faulty faulty)
        {
            Use(Assert.IsType<LoadOutcome.Loaded>(outcome).Catalogue, files.Count);
            return true;
        }
        Assert.NotEmpty(faulty.Faults);
        foreach (var fault in faulty.Faults)
        {
            var text = files.FirstOrDefault(f => f.Path == fault.File)?.Text ?? throw new InvalidOperationException($"{fault.File} is no file of the catalogue: {fault}");
            Assert.True(fault.Line >= 1 && fault.Line <= LinesOf(text) && fault.Column >= 1 && fault.Column <= text.Length + 2, $"{fault} lies outside of\n{text}");
            Assert.Matches("[一-鿿]", fault.Message);
        }
        return false;
    }

    // What is let in must not fail later: its examples are counted and its reports written.
    private static void Use(OfficeCatalogue catalogue, int files)
    {
        Assert.Equal(files, catalogue.Sources.Count);
        Assert.All(ExampleRun.Run(catalogue), fault => Assert.Contains("算例", fault.Message, StringComparison.Ordinal));
        foreach (var report in catalogue.Reports.Values)
            foreach (var value in new[] { FigureValue.None, new FigureValue.Known(0), new FigureValue.Known(12_345.678m) })
                Assert.NotNull(ReportCompiler.Compile(catalogue, report, new ReportProfile(Small.Office, Small.Year, new DateOnly(2025, 1, 20)), (_, _, _) => value).Text);
    }

    private static Gen<T> One<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    // Lines as YAML counts them.
    private static int LinesOf(string text) => text.ReplaceLineEndings("\n").AsSpan().Count('\n') + 1;

    private static Func<string, string> Lines(Action<List<string>> change) => text =>
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    };

    private static Func<string, string> Swap(int at, string with) => text => text.Remove(at % text.Length, 1).Insert(at % text.Length, with);

    // Puts a value of another type after the n-th key.
    private static Func<string, string> Retype(int n, string value) => text =>
    {
        var parts = text.Split(": ");
        if (parts.Length < 2)
            return text;
        var part = 1 + n % (parts.Length - 1);
        var end = parts[part].IndexOfAny([',', '}', '\n']);
        parts[part] = value + (end < 0 ? "" : parts[part][end..]);
        return string.Join(": ", parts);
    };
}
