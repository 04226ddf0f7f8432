using Xunit;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Tests.House;

/// <summary>Values in, values out: the core opens no file, socket or database and has no clock or chance of its own.</summary>
public class PurityTests
{
    private static readonly string Core = typeof(OfficeCatalogue).Assembly.Location;
    private static readonly string Impure = typeof(PurityTests).Assembly.Location;

    private static readonly string[] Readers = ["System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringReader", "System.IO.StringWriter"];

    private static readonly string[] Worlds =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Timer", "System.Threading.Tasks.",
        "System.Console", "System.Random", "System.TimeProvider", "System.Runtime.Loader.", "System.Security.Cryptography.RandomNumberGenerator", "Microsoft.", "Npgsql.",
    ];

    private static readonly string[] Clocks =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.TimeZoneInfo::get_Local", "System.Globalization.CultureInfo::get_CurrentCulture",
    ];

    [Fact]
    public void The_core_refers_to_the_runtime_and_to_the_readers_of_YAML_and_Liquid_and_to_nothing_else() =>
        Assert.Equal(["DotLiquid", "YamlDotNet"], Metadata.References(Core).Where(r => !r.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void The_core_names_no_type_that_reaches_into_the_world() => Assert.Equal([], Worldly(Core));

    [Fact]
    public void The_core_asks_neither_clock_nor_chance_nor_the_machines_language() =>
        // An iterator of the compiler's looks at the number of its thread.
        Assert.Equal([], Metadata.Members(Core).Where(m => Clocks.Contains(m) || (m.StartsWith("System.Environment::", StringComparison.Ordinal) && m != "System.Environment::get_CurrentManagedThreadId")));

    [Fact]
    public void The_core_calls_nothing_native() => Assert.Empty(Metadata.Imports(Core));

    [Fact]
    public void The_check_itself_sees_files_and_clocks_where_they_are()
    {
        // These tests read files, and say the time below: were the check blind, it would find nothing here either.
        Assert.True(DateTime.UtcNow.Year > 2000);
        Assert.Contains("System.IO.File", Worldly(Impure));
        Assert.Contains("System.DateTime::get_UtcNow", Metadata.Members(Impure));
    }

    // Attributes of the compiler and of nullability lie in Microsoft's namespaces too.
    private static IEnumerable<string> Worldly(string path) =>
        Metadata.Types(path).Where(t => Worlds.Any(w => t.StartsWith(w, StringComparison.Ordinal)) && !Readers.Contains(t) && !t.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal));
}
