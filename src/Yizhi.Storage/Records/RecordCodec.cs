using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Records;

/// <summary>Fields to JSON text and back. Fields are read by key and type; one that the catalogue no longer has is kept as it stands.</summary>
public sealed class RecordCodec(FieldProtector protector)
{
    /// <summary>The property that marks an encrypted value.</summary>
    public const string Protected = "$p";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The document of a record's fields.</summary>
    public string Encode(Ledger ledger, Guid record, Fields fields) => Json(writer => Write(writer, ledger.Field, record, "", fields));

    /// <summary>What changed between two states, before and after, for the journal.</summary>
    public string Changes(Ledger ledger, Record? before, Record after, IReadOnlyList<Attachment> attachments) => Json(writer =>
    {
        writer.WriteStartObject();
        if (before is null)
        {
            writer.WritePropertyName("fields");
            Write(writer, ledger.Field, after.Id, "", after.Fields);
        }
        else
        {
            var keys = before.Fields.Keys.Union(after.Fields.Keys, StringComparer.Ordinal).Where(k => before.Fields.Get(k) != after.Fields.Get(k)).ToList();
            if (keys.Count > 0)
            {
                writer.WriteStartObject("changed");
                foreach (var key in keys)
                {
                    writer.WriteStartArray(key);
                    Write(writer, ledger.Field(key), after.Id, key, before.Fields.Get(key));
                    Write(writer, ledger.Field(key), after.Id, key, after.Fields.Get(key));
                    writer.WriteEndArray();
                }
                writer.WriteEndObject();
            }
        }
        Promoted("state", before?.State, after.State);
        Promoted("unit", before?.Unit, after.Unit);
        Promoted("handler", before?.Handler, after.Handler);
        if (attachments.Count > 0)
        {
            writer.WriteStartArray("evidence");
            foreach (var attachment in attachments)
            {
                writer.WriteStartObject();
                writer.WriteString("name", attachment.Name);
                writer.WriteString("file", attachment.FileName);
                writer.WriteString("sha256", attachment.Hash);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();

        void Promoted(string name, string? from, string to)
        {
            if (from == to)
                return;
            writer.WriteStartArray(name);
            writer.WriteStringValue(from);
            writer.WriteStringValue(to);
            writer.WriteEndArray();
        }
    });

    /// <summary>The fields of a document. Personal values come back only when <paramref name="reveal"/> is set; else a masked value stands for them.</summary>
    public Fields Decode(Ledger ledger, Guid record, string doc, bool reveal)
    {
        using var parsed = JsonDocument.Parse(doc);
        return Read(parsed.RootElement, ledger.Field, record, "", reveal);
    }

    /// <summary>One value out of a journal entry.</summary>
    public Value? DecodeValue(Field? field, Guid record, string path, JsonElement element, bool reveal) =>
        element.ValueKind == JsonValueKind.Undefined ? null : Value(element, field, record, path, reveal);

    /// <summary>A personal value with all but its first character hidden.</summary>
    public static string Mask(FieldType type, string value) => value.Length == 0 ? "" : type switch
    {
        FieldType.Identity when value.Length == 18 => value[..6] + "********" + value[14..],
        FieldType.Phone when value.Length >= 7 => value[..3] + "****" + value[^4..],
        FieldType.LongText or FieldType.Rows or FieldType.Place => "（已遮住）",
        _ => StringInfo.GetNextTextElement(value) + new string('*', Math.Clamp(value.Length - 1, 1, 2)),
    };

    /// <summary>Every personal value that can be searched by its blind key.</summary>
    public IEnumerable<(string Field, string Key)> Blinds(Ledger ledger, Fields fields) =>
        from field in fields
        where ledger.Field(field.Key) is { Personal: true } && field.Value is Value.Text
        select (field.Key, protector.Blind(field.Value.ToString()!));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, Func<string, Field?> fieldOf, Guid record, string path, Fields fields)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in fields)
        {
            writer.WritePropertyName(key);
            Write(writer, fieldOf(key), record, path.Length == 0 ? key : path + "." + key, value);
        }
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, Field? field, Guid record, string path, Value? value)
    {
        if (field is { Personal: true } && value is not null and not Core.Records.Value.NotApplicable)
        {
            var plain = Json(inner => Plain(inner, field, record, path, value));
            writer.WriteStartObject();
            writer.WriteString(Protected, protector.Protect(plain, record, path));
            writer.WriteString("m", Mask(field.Type, value.ToString()!));
            writer.WriteEndObject();
        }
        else
            Plain(writer, field, record, path, value);
    }

    private void Plain(Utf8JsonWriter writer, Field? field, Guid record, string path, Value? value)
    {
        switch (value)
        {
            case null or Core.Records.Value.NotApplicable:
                writer.WriteNullValue();
                break;
            case Value.Number number:
                writer.WriteNumberValue(number.Amount);
                break;
            case Value.Flag flag:
                writer.WriteBooleanValue(flag.Is);
                break;
            case Value.Codes codes:
                writer.WriteStartArray();
                foreach (var code in codes.Keys)
                    writer.WriteStringValue(code);
                writer.WriteEndArray();
                break;
            case Value.Rows rows:
                writer.WriteStartArray();
                foreach (var row in rows.Items)
                    Write(writer, key => field?.Rows.FirstOrDefault(f => f.Key == key), record, path, row);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private Fields Read(JsonElement element, Func<string, Field?> fieldOf, Guid record, string path, bool reveal)
    {
        var values = new List<KeyValuePair<string, Value>>();
        foreach (var property in element.EnumerateObject())
            if (Value(property.Value, fieldOf(property.Name), record, path.Length == 0 ? property.Name : path + "." + property.Name, reveal) is { } value)
                values.Add(KeyValuePair.Create(property.Name, value));
        return Fields.Of(values);
    }

    private Value? Value(JsonElement element, Field? field, Guid record, string path, bool reveal)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return Core.Records.Value.NoSense;
            case JsonValueKind.True or JsonValueKind.False:
                return new Value.Flag(element.GetBoolean());
            case JsonValueKind.Number:
                return new Value.Number(element.GetDecimal());
            case JsonValueKind.Object when element.TryGetProperty(Protected, out var sealed_):
                if (!reveal)
                    return new Value.Text(element.TryGetProperty("m", out var mask) ? mask.GetString()! : "＊＊");
                using (var plain = JsonDocument.Parse(protector.Reveal(sealed_.GetString()!, record, path)))
                    return Value(plain.RootElement, field, record, path, reveal);
            case JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) && field?.Type != FieldType.Rows:
                return new Value.Codes([.. element.EnumerateArray().Select(e => e.GetString()!)]);
            case JsonValueKind.Array:
                return new Value.Rows([.. element.EnumerateArray().Select(e => Read(e, key => field?.Rows.FirstOrDefault(f => f.Key == key), record, path, reveal))]);
            default:
                var text = element.GetString()!;
                return field?.Type switch
                {
                    FieldType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new Value.Day(day),
                    FieldType.DateTime when DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => new Value.Moment(at),
                    _ => new Value.Text(text),
                };
        }
    }
}

/// <summary>A file attached to a record in the same act.</summary>
/// <param name="Name">What it is: the name the step asks for.</param>
/// <param name="Hash">The SHA-256 under which the file is stored.</param>
/// <param name="FileName">The file name it came under.</param>
public sealed record Attachment(string Name, string Hash, string FileName);
