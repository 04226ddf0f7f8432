using System.Text;
using System.Text.RegularExpressions;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>The string literals of C# source, for tests that ask whether each message written there is ever said.</summary>
internal static class Literals
{
    /// <summary>A literal and where it stands; interpolated values are <c>\0</c> in its text.</summary>
    public sealed record Literal(string Text, string File, int Line)
    {
        public Regex Pattern { get; } = new(string.Join(".*", Text.Split('\0').Select(Regex.Escape)), RegexOptions.NonBacktracking);

        public override string ToString() => $"{File}:{Line} \"{Text.Replace("\0", "{…}", StringComparison.Ordinal)}\"";
    }

    public static IReadOnlyList<Literal> In(string path)
    {
        var found = new List<Literal>();
        Code(File.ReadAllText(path), 0, inHole: false, Path.GetFileName(path), found);
        return found;
    }

    // Reads code up to its end, or up to the brace or colon that ends an interpolation hole.
    private static int Code(string source, int at, bool inHole, string file, List<Literal> found)
    {
        var depth = 0;
        while (at < source.Length)
        {
            var rest = source.AsSpan(at);
            if (rest.StartsWith("//"))
                at = source.IndexOf('\n', at) is >= 0 and var end ? end : source.Length;
            else if (rest[0] == '\'' && rest.Length > 2)
                at += rest[1] == '\\' ? rest[2..].IndexOf('\'') + 3 : 3;
            else if (rest.StartsWith("\"\"\""))
                at = source.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal) + 3;
            else if (rest.StartsWith("@\"") || rest.StartsWith("$\"") || rest[0] == '"')
                at = Text(source, at, file, found);
            else if (inHole && depth == 0 && (rest[0] == '}' || (rest[0] == ':' && rest[1] != ':')))
                return rest[0] == '}' ? at : source.IndexOf('}', at);
            else
            {
                depth += rest[0] is '(' or '[' or '{' ? 1 : rest[0] is ')' or ']' or '}' ? -1 : 0;
                at++;
            }
        }
        return at;
    }

    private static int Text(string source, int at, string file, List<Literal> found)
    {
        var line = source.AsSpan(0, at).Count('\n') + 1;
        var (verbatim, holed) = (source[at] == '@', source[at] == '$');
        var text = new StringBuilder();
        for (at += verbatim || holed ? 2 : 1; source[at] != '"' || (verbatim && source[at + 1] == '"'); at++)
            if (verbatim && source[at] == '"' || (holed && source[at] is '{' or '}' && source[at + 1] == source[at]))
                text.Append(source[++at]);
            else if (holed && source[at] == '{')
            {
                text.Append('\0');
                at = Code(source, at + 1, inHole: true, file, found);
            }
            else
                text.Append(source[at] == '\\' && !verbatim ? source[++at] : source[at]);
        found.Add(new Literal(text.ToString(), file, line));
        return at + 1;
    }
}
