using System.Text.RegularExpressions;

namespace Yizhi.Core.Reports;

/// <summary>Figure tokens in report text: <c>⟦dispute.mediated⟧</c>. The brackets are mathematical ones that office prose never uses.</summary>
public static partial class Tokens
{
    /// <summary>The token around an inner text.</summary>
    public static string Wrap(string inner) => $"⟦{inner}⟧";

    /// <summary>Every token in the text; group <c>inner</c> is its inner text.</summary>
    [GeneratedRegex("⟦(?<inner>[^⟦⟧]+)⟧")]
    public static partial Regex In();
}
