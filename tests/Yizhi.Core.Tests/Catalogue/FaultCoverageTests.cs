using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Core.Tests.Catalogue;

public partial class FaultCoverageTests
{
    // Chinese in the loader that is no message: the built-in indicator's name and unit, a deadline's basis where none is written.
    private static readonly string[] NoMessages = ["登记", "件", "工作规定"];

    [Fact]
    public void Every_message_the_loader_can_say_is_said_by_a_wrong_file()
    {
        var said = FaultCase.All.SelectMany(c => c.Expected).Concat(Elsewhere()).ToList();
        var messages = Messages();
        Assert.InRange(messages.Count, 100, 500);
        Assert.True(messages.All(m => said.Any(m.Pattern.IsMatch)), string.Join("\n", messages.Where(m => !said.Any(m.Pattern.IsMatch))));
    }

    [Fact]
    public void Every_fault_is_said_in_Chinese_and_points_into_its_own_file()
    {
        foreach (var wrong in FaultCase.All)
            foreach (var fault in wrong.Found)
            {
                Assert.Matches("[一-鿿]", fault.Message);
                Assert.Matches("[。？]$", fault.Message);
                var lines = wrong.Files.Single(f => f.Path == fault.File).Text.Split('\n');
                Assert.InRange(fault.Line, 1, lines.Length);
                Assert.InRange(fault.Column, 1, lines[fault.Line - 1].Length + 1);
            }
    }

    [Fact]
    public void A_fault_names_a_word_of_the_line_it_points_at()
    {
        // These say what a place lacks or how to write it; there is no word to name.
        var nameless = new[] { "YAML ", "Liquid ", "文件", "嵌套", "一个文件", "键应当", "缺少键", "条件是空的", "期限条件", "min 大于", "明细行里", "写了 valid", "检查读不懂", "算例要写", "{% if %}", "不支持 YAML 的" };
        foreach (var wrong in FaultCase.All)
            foreach (var fault in wrong.Found.Where(f => !nameless.Any(n => f.Message.StartsWith(n, StringComparison.Ordinal))))
            {
                var line = wrong.Files.Single(f => f.Path == fault.File).Text.Split('\n')[fault.Line - 1];
                var words = Word().Matches(line).Select(m => m.Value);
                Assert.True(words.Any(w => fault.Message.Contains(w, StringComparison.Ordinal) || fault.Message.Contains(w.Split('.')[0], StringComparison.Ordinal)), fault.ToString());
            }
    }

    [Fact]
    public void All_faults_of_a_catalogue_come_at_once_in_the_order_of_their_places()
    {
        // A wrong YAML text, a wrong condition, a wrong template and a wrong example, in files of their own.
        var files = new[] { "yaml_open_quote", "when_absent_field", "example_unknown_ledger" }.SelectMany(n => FaultCase.All.Single(c => c.Name == n).Files).ToList();
        var faults = FaultCase.Check(Texts.BaseWith(files));
        Assert.Equal(["example_unknown_ledger.yaml", "when_absent_field.yaml", "yaml_open_quote.yaml"], faults.Select(f => f.File));

        // Ten wrong lines in one file give ten faults, downwards.
        var lines = string.Concat(Enumerable.Range(1, 10).Select(i => $"  - {{key: visit.received{i}, title: 来访{i}, measure: 件, on: nowhere{i}}}\n"));
        var many = FaultCase.Check(Texts.BaseWith(new SourceFile("base/visit.yaml", Texts.Base.Single(f => f.Path == "base/visit.yaml").Text.Replace("\nchecks:", "\n" + lines + "\nchecks:", StringComparison.Ordinal))));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"nowhere{i}"), many.Select(f => Word().Matches(f.Message).Select(m => m.Value).First(w => w.StartsWith("nowhere", StringComparison.Ordinal))));
        Assert.Equal(many.Select(f => f.Line).Order(), many.Select(f => f.Line));
    }

    private static List<Literals.Literal> Messages() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Texts.Root, "src/Yizhi.Core/Catalogue/Loading"), "*.cs")
            .Where(f => Path.GetFileName(f) is not ("Shapes.cs" or "JsonSchema.cs"))
            .Append(Path.Combine(Texts.Root, "src/Yizhi.Core/Checks/ExampleRun.cs"))
            .SelectMany(Literals.In).Where(l => Chinese().IsMatch(l.Text) && !NoMessages.Contains(l.Text)),
    ];

    // Messages that no single file beside the base can bring about.
    private static IEnumerable<string> Elsewhere() =>
        ((LoadOutcome.Faulty)CatalogueLoader.Load([])).Faults
            .Concat(((LoadOutcome.Faulty)CatalogueLoader.Load([new SourceFile("long.yaml", new string('#', 2_000_001))])).Faults).Select(f => f.ToString());

    [GeneratedRegex("[一-鿿]")]
    private static partial Regex Chinese();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_.|]*|[0-9][0-9-]*|[一-鿿]+|<<|⟦[^⟧]+⟧")]
    private static partial Regex Word();
}
