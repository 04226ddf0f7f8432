using Yizhi.Web.Shared;

namespace Yizhi.Web.Forms;

/// <summary>A form that was sent after its session had ended.</summary>
/// <param name="Id">What was kept.</param>
/// <param name="To">Where it was sent.</param>
/// <param name="Typed">What stood in it.</param>
/// <param name="At">When.</param>
/// <param name="Today">Today.</param>
public sealed record ResumeView(Guid Id, string To, IReadOnlyDictionary<string, string[]> Typed, DateTime At, DateOnly Today)
{
    /// <summary>Whether files came along; they must be chosen again, so that it can't be sent as it is.</summary>
    public bool HadFiles => Typed.ContainsKey(Parking.HadFiles);

    /// <summary>What a person typed or chose: without the ids and the buttons.</summary>
    public IEnumerable<string> Words => Typed.Where(t => t.Key is not ("go" or "act" or "version" or Parking.HadFiles)).SelectMany(t => t.Value).Where(v => v.Length > 0 && !Guid.TryParse(v, out _)).Distinct(StringComparer.Ordinal);

    /// <summary>The page it most likely stood on.</summary>
    public string Page => To.Split('?')[0] is var path && path.LastIndexOf('/') is > 0 and var last && path.StartsWith("/records/", StringComparison.Ordinal) ? path[..last] : path;
}
