using System.Text.Json;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Journal;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>Journal entries in words, personal values masked.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="codec">Reads stored values.</param>
/// <param name="units">The names of units.</param>
internal sealed class TimelineWords(Ledger ledger, RecordCodec codec, UnitTree units)
{
    private static readonly string[] Acts = ["enter", "enter_late", "correct", "withdraw", "move", "assign", "reveal", "return"];
    private readonly ValueWords words = new(units);

    public TimelineEntry Of(JournalRow entry)
    {
        using var changes = JsonDocument.Parse(entry.Changes);
        return new TimelineEntry(
            Acts.Contains(entry.Act) ? Texts.Say("act." + entry.Act) : ledger.Flow.Steps.FirstOrDefault(s => s.Key == entry.Act)?.Title ?? entry.Act,
            entry.ActorName, Office.Local(entry.At), !Acts.Contains(entry.Act) || entry.Entry == 1, entry.Reason, [.. Changes(entry, changes.RootElement)],
            ValueWords.Hash(Convert.ToHexStringLower(entry.Hash)));
    }

    private IEnumerable<ValueChange> Changes(JournalRow entry, JsonElement changes)
    {
        foreach (var (name, title, say) in new (string, string, Func<string, string>)[] { ("state", "field.state", ledger.Flow.TitleOf), ("unit", "field.unit", units.NameOf), ("handler", "field.handler", h => h) })
            if (entry.Entry > 1 && changes.TryGetProperty(name, out var pair))
                yield return new ValueChange(Texts.Say(title), Named(pair[0], say), Named(pair[1], say));
        if (changes.TryGetProperty("changed", out var changed))
            foreach (var property in changed.EnumerateObject())
                yield return new ValueChange(ledger.Field(property.Name)?.Title ?? property.Name, Said(entry, property.Name, property.Value[0]), Said(entry, property.Name, property.Value[1]));
        if (changes.TryGetProperty("evidence", out var evidence))
            foreach (var file in evidence.EnumerateArray())
                yield return new ValueChange(Texts.Say("evidence"), null, file.GetProperty("name").GetString() ?? "");
    }

    private static string Named(JsonElement value, Func<string, string> say) => value.GetString() is { Length: > 0 } text ? say(text) : Texts.Say("value.empty");

    private string Said(JournalRow entry, string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return Texts.Say("value.empty");
        var field = ledger.Field(key);
        var said = words.Full(field, codec.DecodeValue(field, entry.Record, key, value, reveal: false));
        return said.Length > 60 ? said[..60] + "…" : said;
    }
}
