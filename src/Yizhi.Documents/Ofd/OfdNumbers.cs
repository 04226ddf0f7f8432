using System.Globalization;
using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Ofd;

/// <summary>The little notations of OFD: boxes, matrices, and distances that repeat.</summary>
internal static class OfdNumbers
{
    private const int MostDistances = 100_000;

    public static string Words(XmlWalk walk)
    {
        var words = new StringBuilder();
        walk.Words(words);
        return words.ToString().Trim();
    }

    /// <summary>The size of the pages of an area; its present one where the area says none.</summary>
    public static (double Width, double Height) Area(XmlWalk walk, (double Width, double Height) otherwise)
    {
        var size = otherwise;
        walk.Children(() =>
        {
            if (walk.Name != "PhysicalBox")
            {
                walk.Skip();
                return;
            }
            var box = List(Words(walk));
            if (box is [_, _, > 0, > 0])
                size = (box[2], box[3]);
        });
        return size;
    }

    public static double Number(string? text, double otherwise) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : otherwise;

    public static double[] List(string? text) =>
        text is null ? [] : [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostDistances).Select(part => Number(part, 0))];

    /// <summary>Distances from letter to letter, in which "g 3 5.6" stands for three times 5.6.</summary>
    public static List<double> Distances(string? text, int letters)
    {
        var distances = new List<double>();
        var parts = text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        for (var i = 0; i < parts.Length && distances.Count < letters; i++)
        {
            if (parts[i] != "g")
            {
                distances.Add(Number(parts[i], 0));
                continue;
            }
            if (i + 2 >= parts.Length)
                break;
            var times = (int)Math.Clamp(Number(parts[i + 1], 0), 0, letters - distances.Count);
            distances.AddRange(Enumerable.Repeat(Number(parts[i + 2], 0), times));
            i += 2;
        }
        return distances;
    }
}
