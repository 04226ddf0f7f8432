using Xunit;
using Yizhi.Documents.Fonts;

namespace Yizhi.Documents.Tests.Shared;

/// <summary>The typefaces of the machine the tests run on.</summary>
internal static class Faces
{
    private static readonly Lazy<FontShelf?> Found = new(() =>
    {
        try
        {
            _ = FontShelf.OfThisMachine[PaperFace.FangSong];
            return FontShelf.OfThisMachine;
        }
        catch (NoFontException)
        {
            return null;
        }
    });

    /// <summary>The typefaces; the test is skipped where there is no Chinese one.</summary>
    public static FontShelf Here
    {
        get
        {
            if (Found.Value is null)
                Assert.Skip("No Chinese typeface is installed here (Debian: fonts-noto-cjk).");
            return Found.Value!;
        }
    }
}
