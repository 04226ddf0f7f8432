namespace Yizhi.Documents.Pages;

/// <summary>The text of a report nests lists, quotations or emphasis deeper than any official document does.</summary>
/// <param name="cause">What the Markdown reader said.</param>
public sealed class TooDeepException(Exception cause)
    : Exception($"报告正文的列表、引用或强调嵌套超过 {Depth} 层，无法排版；请检查是否误贴了成串的 >、*、[ 等符号。", cause)
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int Depth = 32;
}
