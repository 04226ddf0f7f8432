using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;
using Yizhi.Core.Records;

namespace Yizhi.Core.Tests.House;

/// <summary>The core takes values and gives values: it opens no file and no socket, asks no clock, and knows no other part of the house.</summary>
public sealed class PureCoreTests
{
    private static readonly string Core = typeof(Change).Assembly.Location;

    [Fact]
    public void It_calls_nothing_that_reaches_outside()
    {
        string[] outside = ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Environment", "System.Console", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];
        (string Type, string Member)[] clocks = [("System.DateTime", "get_Now"), ("System.DateTime", "get_UtcNow"), ("System.DateTime", "get_Today"), ("System.DateTimeOffset", "get_Now"), ("System.DateTimeOffset", "get_UtcNow"), ("System.TimeProvider", "get_System"), ("System.Guid", "NewGuid"), ("System.Random", "get_Shared"), ("System.Diagnostics.Stopwatch", "StartNew")];
        // What iterators ask for by themselves is no reaching out.
        var called = Called().Where(c => c.Member != "get_CurrentManagedThreadId").ToList();
        Assert.True(called.Count > 300);
        var reaching = called.Where(c => outside.Any(o => c.Type == o || (o[^1] == '.' && c.Type.StartsWith(o, StringComparison.Ordinal))) || clocks.Contains(c)).Distinct().ToList();
        Assert.True(reaching.Count == 0, string.Join('\n', reaching));
    }

    [Fact]
    public void It_knows_no_other_part_of_the_house_and_no_database_or_web()
    {
        var known = typeof(Change).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.DoesNotContain(known, a => a.StartsWith("Yizhi", StringComparison.Ordinal) || a.Contains("EntityFramework", StringComparison.Ordinal) || a.Contains("AspNetCore", StringComparison.Ordinal) || a.Contains("Sqlite", StringComparison.Ordinal) || a.Contains("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_member_says_what_it_means()
    {
        var members = XDocument.Load(Path.ChangeExtension(Core, ".xml")).Descendants("member").ToList();
        Assert.True(members.Count > 400);
        Assert.Empty(members.Where(m => m.Element("summary")?.Value.Trim().Length is null or < 2 && m.Element("inheritdoc") is null && !m.Value.Contains("Pattern:", StringComparison.Ordinal)).Select(m => m.Attribute("name")!.Value));
    }

    private static IEnumerable<(string Type, string Member)> Called()
    {
        using var file = new PEReader(File.OpenRead(Core));
        var metadata = file.GetMetadataReader();
        var found = new List<(string, string)>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            found.Add(($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}", metadata.GetString(member.Name)));
        }
        return found;
    }
}
