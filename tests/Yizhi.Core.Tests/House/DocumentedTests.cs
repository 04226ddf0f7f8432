using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Tests.House;

public class DocumentedTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, XElement> Written = XDocument.Load(Path.ChangeExtension(typeof(OfficeCatalogue).Assembly.Location, ".xml"))
        .Descendants("member").GroupBy(m => Plain(m.Attribute("name")!.Value)).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    [Fact]
    public void Every_public_type_and_member_of_the_core_says_what_it_means()
    {
        var members = typeof(OfficeCatalogue).Assembly.GetExportedTypes().SelectMany(t => new[] { Name(t) }.Concat(Members(t))).Distinct().ToList();
        Assert.InRange(members.Count, 300, 5000);
        Assert.Equal([], members.Where(m => !IsSaid(m)));
    }

    [Fact]
    public void No_summary_is_empty_or_repeats_the_name_alone()
    {
        foreach (var (name, element) in Written)
            if (element.Element("summary") is { } summary)
                Assert.True(Text(summary).Length > 1 && !string.Equals(Text(summary).TrimEnd('.'), name[(name.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase), name);
    }

    [Fact]
    public void Where_one_parameter_is_explained_all_are()
    {
        foreach (var (name, element) in Written.Where(m => m.Value.Elements("param").Any()))
            Assert.All(element.Elements("param"), p => Assert.True(Text(p).Length > 2, $"{name} {p.Attribute("name")?.Value}"));
    }

    private static bool IsSaid(string member) =>
        Written.TryGetValue(member, out var element) && (element.Element("inheritdoc") is not null || (element.Element("summary") is { } summary && Text(summary).Length > 0));

    private static IEnumerable<string> Members(Type type)
    {
        // The parameters of a record are explained with the record; what the compiler adds explains itself.
        var positional = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(c => c.GetParameters()).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (typeof(Delegate).IsAssignableFrom(type))
            yield break;
        foreach (var property in type.GetProperties(Own).Where(p => !positional.Contains(p.Name)))
            yield return $"P:{Plain(type.FullName!)}.{property.Name}";
        foreach (var field in type.GetFields(Own).Where(f => !f.IsSpecialName))
            yield return $"F:{Plain(type.FullName!)}.{field.Name}";
        foreach (var method in type.GetMethods(Own).Where(m => !m.IsSpecialName && !m.IsDefined(typeof(CompilerGeneratedAttribute)) && !m.IsDefined(typeof(GeneratedCodeAttribute)) && !m.Name.StartsWith('<') && !IsOfRecord(m, type)))
            yield return $"M:{Plain(type.FullName!)}.{method.Name}";
    }

    private static bool IsOfRecord(MethodInfo method, Type type) => method.Name == "Deconstruct" && type.GetMethod("<Clone>$") is not null;

    private static string Name(Type type) => "T:" + Plain(type.FullName!);

    // Overloads share their name's documentation here; generic marks and parameters are left out.
    private static string Plain(string name) => System.Text.RegularExpressions.Regex.Replace(name.Split('(')[0].Replace('+', '.'), "`+[0-9]+", "");

    private static string Text(XElement element) => string.Concat(element.Nodes().Select(n => n is XText text ? text.Value : n.ToString())).Trim();
}
