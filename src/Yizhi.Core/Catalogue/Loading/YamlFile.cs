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
                [var only] when only.RootNode is YamlMappingNode map => map,
                [var only] => Refuse(only.RootNode.Start.Line, only.RootNode.Start.Column, "文件应当由“键: 值”组成。"),
                _ => Refuse(stream.Documents[1].RootNode.Start.Line, 1, "一个文件只写一份内容，不能有第二个“---”。"),
            };
        }
        catch (RefusedException wrong)
        {
            return Refuse(parser.At.Line, parser.At.Column, wrong.Message);
        }
        // The reader loses its own thread at some unclosed brackets.
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return Refuse(parser.At.Line, 1, "YAML 写法有误（检查缩进、冒号后的空格和括号）。");
        }
        catch (YamlException wrong)
        {
            return Refuse(wrong.Start.Line, wrong.Start.Column, "YAML 写法有误（" + Reason(wrong) + "）。");
        }
    }

    // Looks at every event before a tree is built of it.
    private sealed class Guarded(IParser inner) : IParser
    {
        private int depth;

        public Mark At { get; private set; } = new(0, 1, 1);

        public ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;
            var now = inner.Current!;
            At = now.Start;
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw new RefusedException("不支持 YAML 的锚点和引用（& 和 *），请直接写出来。");
            if ((depth += now.NestingIncrease) > MaxDepth)
                throw new RefusedException($"嵌套超过 {MaxDepth} 层。");
            return true;
        }
    }

    private sealed class RefusedException(string message) : Exception(message);

    private static string Reason(YamlException wrong) => wrong.Message switch
    {
        var m when m.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase) || m.Contains("same key", StringComparison.OrdinalIgnoreCase) => "同一个键写了两次",
        var m when m.Contains("mapping values", StringComparison.OrdinalIgnoreCase) => "这里不该有冒号，检查缩进或给含冒号的文字加引号",
        var m when m.Contains("tab", StringComparison.OrdinalIgnoreCase) => "缩进不能用制表符",
        var m when m.Contains("flow", StringComparison.OrdinalIgnoreCase) => "花括号或方括号没有配对，或者缺逗号",
        var m when m.Contains("quoted", StringComparison.OrdinalIgnoreCase) => "引号没有配对",
        _ => "检查缩进、冒号后的空格和括号",
    };
}
