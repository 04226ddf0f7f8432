using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue;

/// <summary>An act with the lengths of time it sets, each with its article and the day it began.</summary>
public sealed record Law(string Key, string Title, DateOnly InForce, DateOnly? Repealed, string? SucceededBy, IReadOnlyDictionary<string, LawLength> Lengths);

/// <summary>A statutory length through time: a case keeps the length that was law on the day its clock started.</summary>
public sealed record LawLength(string Law, string Key, string Title, string Article, IReadOnlyList<DatedLength> Dated)
{
    /// <summary>The length in force on a day; before the first one, the first.</summary>
    public Length On(DateOnly day)
    {
        var length = Dated[0].Length;
        foreach (var dated in Dated)
            if (dated.Since <= day)
                length = dated.Length;
        return length;
    }

    /// <summary>The law with its article: 《政府信息公开条例》第三十三条.</summary>
    public string Cite() => $"《{Law}》{Article}";
}

/// <summary>A length from the day it began.</summary>
public sealed record DatedLength(DateOnly Since, Length Length);
