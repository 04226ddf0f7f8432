namespace Yizhi.Documents.Tests.Shared;

/// <summary>Where tests leave documents that a person may want to open.</summary>
internal static class LookedAt
{
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "looked-at")).FullName;
}
