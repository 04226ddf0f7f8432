using System.Reflection;
using NetArchTest.Rules;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue;
using Yizhi.Storage;

namespace Yizhi.Tests.House;

/// <summary>Arrows point inward only: the program to storage and documents, these to the core, the core to nothing.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(Ledger).Assembly, Stored = typeof(Office).Assembly, Papers = Assembly.Load("Yizhi.Documents"), Program = typeof(Root).Assembly;

    private static readonly string[] Web = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Mvc", "Microsoft.Extensions.Hosting", "System.Net.Http"];
    private static readonly string[] Databases = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql"];
    private static readonly string[] Sheets = ["MiniExcel", "MiniExcelLibs", "Sylvan", "Spectre", "System.CommandLine"];

    public static TheoryData<string, string[]> Walls => new()
    {
        { "Yizhi.Core", [.. Web, .. Databases, .. Sheets, "DocumentFormat", "Yizhi.Storage", "Yizhi.Documents", "Yizhi.Web", "Yizhi.Commands"] },
        { "Yizhi.Storage", [.. Web, .. Sheets, "DocumentFormat", "Yizhi.Documents", "Yizhi.Web", "Yizhi.Commands"] },
        { "Yizhi.Documents", [.. Web, .. Databases, .. Sheets, "Yizhi.Storage", "Yizhi.Web", "Yizhi.Commands"] },
    };

    [Theory]
    [MemberData(nameof(Walls))]
    public void A_project_knows_nothing_of_what_stands_outside_it(string project, string[] outside)
    {
        var assembly = new[] { Core, Stored, Papers }.Single(a => a.GetName().Name == project);
        Assert.True(assembly.GetTypes().Length > 5);
        Free(Types.InAssembly(assembly), outside);
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), r => outside.Any(o => r.Name!.StartsWith(o, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_wall_that_keeps_databases_out_of_the_core_would_be_seen_in_storage() =>
        Assert.False(Types.InAssembly(Stored).ShouldNot().HaveDependencyOnAny(Databases).GetResult().IsSuccessful);

    [Fact]
    public void Rooms_of_the_program_keep_to_their_own()
    {
        var types = Types.InAssembly(Program);
        Free(types.That().ResideInNamespaceStartingWith("Yizhi.Web"), ["Yizhi.Commands", "System.CommandLine", "Spectre", "MiniExcelLibs", "DocumentFormat", "Microsoft.Data.Sqlite", "Npgsql"]);
        Free(types.That().ResideInNamespaceStartingWith("Yizhi.Sheets"), ["Yizhi.Commands", "Yizhi.Web", "Yizhi.Demo", "System.CommandLine", "Spectre", "Microsoft.AspNetCore"]);
        Free(types.That().ResideInNamespaceStartingWith("Yizhi.Demo"), ["Yizhi.Commands", "Yizhi.Web", "Yizhi.Sheets", "Microsoft.AspNetCore"]);
        Assert.NotEmpty(types.That().ResideInNamespaceStartingWith("Yizhi.Web").GetTypes());
    }

    // Opening the database and writing records have one door each: the office and its ledgers.
    [Fact]
    public void Pages_read_and_write_through_the_office_alone()
    {
        var writers = Home.Source("src/Yizhi/").Where(f => Home.Text(f).Contains("SaveChanges", StringComparison.Ordinal) || Home.Text(f).Contains("ExecuteSql", StringComparison.Ordinal) || Home.Text(f).Contains("ExecuteUpdate", StringComparison.Ordinal)).ToList();
        Assert.Equal([], writers);
        Assert.Contains(Home.Source("src/Yizhi.Storage/"), f => Home.Text(f).Contains("SaveChanges", StringComparison.Ordinal));
    }

    private static void Free(Types types, string[] of) => Free(types.That().AreNotNested(), of);

    private static void Free(PredicateList types, string[] of)
    {
        var result = types.ShouldNot().HaveDependencyOnAny(of).GetResult();
        Assert.True(result.IsSuccessful, string.Join('\n', result.FailingTypeNames ?? []));
    }
}
