using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Parsing of one file, bounded: neither deep nesting nor aliases that multiply can hurt.</summary>
internal static class YamlFile
{
    private const int MaxDepth = 40;
    private const int MaxLength = 2_000_000;

    public static YamlMappingNode? Parse(SourceFile file, FaultList faults)
    {
        YamlMappingNode? Refuse(long line, long column, string message)
        {
            // At the end of a text without a last line break the parser counts a line more.
            var lines = file.Text.ReplaceLineEndings("\n").Split('\n');
            if (line > lines.Length)
                (line, column) = (lines.Length, lines[^1].Length + 1);
            faults.Add(new Place(file.Path, (int)Math.Max(1, line), (int)Math.Max(1, column)), message);
            return null;
        }

        if (file.Text.Length > MaxLength)
            return Refuse(1, 1, $"文件超过 {MaxLength / 1000} 千字，请拆成几个文件。");
        var parser = new Guarded(new Parser(new StringReader(file.Text)));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents switch
            {
                [] => Refuse(1, 1, "文件是空的。"),
                [var only] when only.RootNode is YamlMappingNode map => HasPlainKeys(map, file, faults) ? map : null,
                [var only] => Refuse(only.RootNode.Start.Line, only.RootNode.Start.Column, "文件应当由“键: 值”组成。"),
                _ => Refuse(stream.Documents[1].RootNode.Start.Line, 1, "一个文件只写一份内容，不能有第二个“---”。"),
            };
        }
        catch (RefusedException wrong)
        {
            return Refuse(parser.At.Line, parser.At.Column, wrong.Message);
        }
        catch (YamlException wrong)
        {
            // For a tab the parser names the place where the mapping begins, not the tab.
            var line = Reason(wrong) == Tab ? TabbedLine(file.Text, (int)wrong.Start.Line) : wrong.Start.Line;
            return Refuse(line, line == wrong.Start.Line ? wrong.Start.Column : 1, "YAML 写法有误（" + Reason(wrong) + "）。");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The parser lets exceptions of its own making through: an impossible \U escape, a document's mark inside braces, some unclosed brackets.
            return Refuse(parser.Read.Line, parser.Read.Column, "YAML 写法有误（" + Reason(new YamlException(wrong is ArgumentOutOfRangeException ? "escape" : wrong.Message)) + "）。");
        }
    }

    // Looks at every event before a tree is built of it.
    private sealed class Guarded(IParser inner) : IParser
    {
        private int depth;

        public Mark At { get; private set; } = new(0, 1, 1);

        public Mark Read { get; private set; } = Mark.Empty;

        public ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;
            var now = inner.Current!;
            (At, Read) = (now.Start, now.End);
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw new RefusedException("不支持 YAML 的锚点和引用（& 和 *），请直接写出来。");
            // Two keys that differ only by a tag would pass as different and be read as one.
            if (now is NodeEvent { Tag: { IsEmpty: false } tag })
                throw new RefusedException($"不支持 YAML 的标签（{tag}），请直接写出来。");
            if ((depth += now.NestingIncrease) > MaxDepth)
                throw new RefusedException($"嵌套超过 {MaxDepth} 层。");
            return true;
        }
    }

    private sealed class RefusedException(string message) : Exception(message);

    private static bool HasPlainKeys(YamlNode node, SourceFile file, FaultList faults)
    {
        var plain = true;
        foreach (var key in node is YamlMappingNode map ? map.Children.Keys.Where(k => k is not YamlScalarNode) : [])
        {
            faults.Add(faults.At(key, file.Path), "键应当是一段文字，不能是列表或对象。");
            plain = false;
        }
        foreach (var child in node switch { YamlMappingNode m => m.Children.Values, YamlSequenceNode s => s.Children, _ => Enumerable.Empty<YamlNode>() })
            plain &= HasPlainKeys(child, file, faults);
        return plain;
    }

    private static int TabbedLine(string text, int from)
    {
        var lines = text.Split('\n');
        var found = Array.FindIndex(lines, from - 1, l => l.TrimStart(' ').StartsWith('\t'));
        return found < 0 ? from : found + 1;
    }

    private const string Tab = "缩进不能用制表符";

    private static string Reason(YamlException wrong) => wrong.Message switch
    {
        var m when m.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase) || m.Contains("same key", StringComparison.OrdinalIgnoreCase) => "同一个键写了两次",
        var m when m.Contains("mapping values", StringComparison.OrdinalIgnoreCase) || m.Contains("invalid mapping", StringComparison.OrdinalIgnoreCase) => "这里不该有冒号，检查缩进或给含冒号的文字加引号",
        var m when m.Contains("tab", StringComparison.OrdinalIgnoreCase) => Tab,
        var m when m.Contains("flow", StringComparison.OrdinalIgnoreCase) => "花括号或方括号没有配对，或者缺逗号",
        var m when m.Contains("escape", StringComparison.OrdinalIgnoreCase) || m.Contains("hexadecimal", StringComparison.OrdinalIgnoreCase) || m.Contains("surrogate", StringComparison.OrdinalIgnoreCase) => "双引号里反斜杠后面的字符不对，不需要转义就用单引号",
        var m when m.Contains("quoted", StringComparison.OrdinalIgnoreCase) => "引号没有配对",
        _ => "检查缩进、冒号后的空格和括号",
    };
}
