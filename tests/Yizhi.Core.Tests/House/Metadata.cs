using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Yizhi.Core.Tests.House;

/// <summary>What an assembly leans on, read from its metadata: every type and member it names outside of itself.</summary>
internal static class Metadata
{
    /// <summary>The assemblies referred to.</summary>
    public static IReadOnlyList<string> References(string path) =>
        Read(path, metadata => metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)));

    /// <summary>The types named, with their namespace.</summary>
    public static IReadOnlyList<string> Types(string path) =>
        Read(path, metadata => metadata.TypeReferences.Select(h => NameOf(metadata, h)));

    /// <summary>The members named, as <c>System.DateTime::get_Now</c>.</summary>
    public static IReadOnlyList<string> Members(string path) =>
        Read(path, metadata => metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => NameOf(metadata, (TypeReferenceHandle)m.Parent) + "::" + metadata.GetString(m.Name)));

    /// <summary>The native methods imported.</summary>
    public static IReadOnlyList<string> Imports(string path) =>
        Read(path, metadata => metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(m => (m.Attributes & System.Reflection.MethodAttributes.PinvokeImpl) != 0).Select(m => metadata.GetString(m.Name)));

    private static IReadOnlyList<string> Read(string path, Func<MetadataReader, IEnumerable<string>> read)
    {
        using var file = new PEReader(File.OpenRead(path));
        return [.. read(file.GetMetadataReader()).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) + "/" + name
            : type.Namespace.IsNil ? name : metadata.GetString(type.Namespace) + "." + name;
    }
}
