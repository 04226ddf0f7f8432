namespace Yizhi.Documents.Pages;

/// <summary>The text of a report uses a figure that the report does not have.</summary>
/// <param name="token">The token's inner text.</param>
/// <param name="line">The line of the text, from 1.</param>
public sealed class UnknownTokenException(string token, int line)
    : Exception($"报告正文第 {line} 行用到数 ⟦{token}⟧，报告里没有这个数；请改正代号，或重新生成报告。")
{
    /// <summary>The token's inner text.</summary>
    public string Token { get; } = token;

    /// <summary>The line of the text, from 1.</summary>
    public int Line { get; } = line;
}
