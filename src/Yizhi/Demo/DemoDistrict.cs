using Yizhi.Storage;

namespace Yizhi.Demo;

/// <summary>What building the demonstration wrote.</summary>
public sealed record DemoResult(int Records, int Entries, int Evidence);

/// <summary>The fictional district.</summary>
public static class DemoDistrict
{
    /// <summary>The district's code.</summary>
    public const string DistrictCode = "990101000000";
    /// <summary>The first subdistrict's code.</summary>
    public const string FirstSubdistrict = "990101001000";

    /// <summary>Builds it.</summary>
    public static Task<DemoResult> Build(Office office, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancel = default) => throw new NotSupportedException();
}
