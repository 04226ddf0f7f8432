using System.Globalization;
using Yizhi.Core.Counting;

namespace Yizhi.Documents.Pages;

/// <summary>A figure's value in words a machine reads; HTML and JSON use the same.</summary>
public static class FigureWords
{
    /// <summary><c>known</c>, <c>missing</c> or <c>not_applicable</c>.</summary>
    public static string State(FigureValue value) => value switch
    {
        FigureValue.Known => "known",
        FigureValue.Missing => "missing",
        _ => "not_applicable",
    };

    /// <summary>The exact number without trailing zeros, such as <c>95.9</c>; null where there is none.</summary>
    public static string? Number(FigureValue value) =>
        value.NumberOrNull?.ToString("0.############################", CultureInfo.InvariantCulture);
}
