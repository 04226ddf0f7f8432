using Acornima;
using Xunit;
using Yizhi.Tests.House;

namespace Yizhi.Tests.Web;

/// <summary>Script runs in the old browsers inside work apps: its syntax is no newer than ES2017.</summary>
public sealed class ScriptTests
{
    private static readonly ParserOptions Old = new() { EcmaVersion = EcmaVersion.ES8 };

    public static TheoryData<string> Scripts => [.. Home.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".js", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_that_is_shipped_parses_as_ES2017(string file) => Assert.NotEmpty(new Parser(Old).ParseScript(Home.Text(file), file).Body);

    [Theory]
    [InlineData("var a = b?.c;")]
    [InlineData("var a = b ?? c;")]
    [InlineData("var a = { ...b };")]
    [InlineData("try { a(); } catch { b(); }")]
    [InlineData("class A { #b = 1; }")]
    public void What_is_newer_is_refused(string newer) => Assert.Throws<SyntaxErrorException>(() => new Parser(Old).ParseScript(newer));
}
