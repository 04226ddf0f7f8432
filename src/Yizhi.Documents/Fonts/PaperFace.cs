namespace Yizhi.Documents.Fonts;

/// <summary>The faces that official documents are set in (GB/T 9704-2012).</summary>
public enum PaperFace
{
    /// <summary>仿宋: text and lower headings.</summary>
    FangSong,

    /// <summary>楷体: second-level headings and the signer's name.</summary>
    KaiTi,

    /// <summary>黑体: first-level headings and heads of tables.</summary>
    HeiTi,

    /// <summary>小标宋: red head and title.</summary>
    SmallTitleSong,

    /// <summary>宋体: page numbers.</summary>
    Song,
}
