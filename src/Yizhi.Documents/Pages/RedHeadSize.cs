using Yizhi.Documents.Docx;

namespace Yizhi.Documents.Pages;

/// <summary>How large the red head is set: the standard leaves it to the issuer; as large as one line carries, up to 46 pt, looks dignified.</summary>
internal static class RedHeadSize
{
    private const int Largest = 92, Smallest = 52;

    /// <summary>Half-points, and the share of its width the type keeps: a name too long even for the smallest size is set narrower, as printers do, and only then breaks.</summary>
    public static (int HalfPoints, double Scale) Of(string mark)
    {
        var fitting = (int)(Paper.TypeWidth / 10 * 0.97 / Math.Max(1, Characters.Width(mark)));
        return (Math.Clamp(fitting, Smallest, Largest), fitting < Smallest ? Math.Max(66, 100 * fitting / Smallest) / 100.0 : 1);
    }
}
