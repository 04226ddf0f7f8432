using Yizhi.Documents.Docx;

namespace Yizhi.Documents.Pages;

/// <summary>Where name and date stand under the form with a seal (§7.3.5.1): the date four characters from the right, the name centred over it.</summary>
internal static class SignaturePlace
{
    /// <summary>How many characters the name's line is set in at the left, in whose rest it is centred, and the date's at the right.</summary>
    /// <remarks>A name so long that it would leave the type area takes the date to the left with it.</remarks>
    public static (double Left, double Right) Of(string unit, DateOnly on)
    {
        var (name, day) = (Characters.Width(unit), Characters.Width(WrittenDate.Of(on)));
        var right = Math.Max(4, (name - day) / 2 + 0.25);
        return (Math.Max(0, Paper.Characters - 2 * (right + day / 2)), right);
    }
}
