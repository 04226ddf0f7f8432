using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>Whatever becomes of a catalogue's texts, reading them ends, and ends in a catalogue or in faults at places that exist.</summary>
public sealed class MutationTests
{
    private static readonly string[] Oddities = ["\t", "&a ", "*a", "!!int ", "{", "}", "[", "]", ":", "- ", "#", "\"", "'", "|", ">", "\u0000", "\ud800", "\ufeff", "９", "null", "~", "yes", "-1", "1e400", "2025-02-30", "off: true", "{{", "%}", "⟦x⟧", "\r", "---\n"];

    private static readonly Gen<(int File, int Kind, int At, int Odd)[]> Changes = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 5], Gen.Int[0, 99_999], Gen.Int[0, 999]).Array[1, 4];

    [Fact]
    public void Reading_never_throws_and_every_fault_has_a_place() => Changes.Sample(changes =>
    {
        var files = PlantedFaultTests.SoundFiles.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new SourceFile(f.Key, f.Value)).ToList();
        foreach (var (file, kind, at, odd) in changes)
            files[file % files.Count] = files[file % files.Count] with { Text = Changed(files[file % files.Count].Text, kind, at, odd) };
        if (CatalogueLoader.Load(files) is not LoadOutcome.Faulty faulty)
            return;
        Assert.NotEmpty(faulty.Faults);
        Assert.All(faulty.Faults, f =>
        {
            var text = files.FirstOrDefault(s => s.Path == f.File)?.Text;
            Assert.True(f.File == "." || text is not null, f.ToString());
            Assert.InRange(f.Line, 1, (text?.Split('\n').Length ?? 1) + 1);
            Assert.True(f.Column >= 1, f.ToString());
            Assert.NotEmpty(f.Message);
        });
    }, iter: 3_000, writeLine: Console.WriteLine);

    private static string Changed(string text, int kind, int at, int odd)
    {
        if (text.Length == 0)
            return Oddities[odd % Oddities.Length];
        var place = at % text.Length;
        var lines = text.Split('\n');
        var line = at % lines.Length;
        return kind switch
        {
            0 => string.Join('\n', lines.Where((_, i) => i != line)),
            1 => string.Join('\n', lines.SelectMany((l, i) => i == line ? [l, l] : (string[])[l])),
            2 => text.Insert(place, Oddities[odd % Oddities.Length]),
            3 => text.Remove(place, Math.Min(1 + odd % 9, text.Length - place)),
            4 => string.Join('\n', lines.Select((l, i) => i == line ? new string(' ', odd % 7) + l : l)),
            _ => text[..place] + (char)(text[place] ^ (1 << odd % 7)) + text[(place + 1)..],
        };
    }
}
