using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Records;

/// <summary>Reads what people type into typed values, for every way in: forms, sheets, the command line, examples.</summary>
public static partial class Entry
{
    private const decimal Greatest = 10_000_000_000_000m;

    /// <summary>Reads one field's text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="typed">What was typed; blank means empty.</param>
    /// <param name="value">The value; null when empty or at fault.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Fault? Read(Field field, string typed, out Value? value)
    {
        value = null;
        var text = Clean(typed, keepLines: field.Type == FieldType.LongText).Trim();
        if (text.Length == 0)
            return null;
        if (text == "不适用")
        {
            value = Value.NoSense;
            return null;
        }
        value = field.Type switch
        {
            FieldType.Integer => Integer(text),
            FieldType.Decimal => Number(text, 4),
            FieldType.Money => Number(text, 2),
            FieldType.Date => Day(text) is { } day ? new Value.Day(day) : null,
            FieldType.DateTime => Moment(text),
            FieldType.YesNo => YesNo(text),
            FieldType.Code => field.List!.Find(text) is { } code ? new Value.Text(code) : null,
            FieldType.Codes => Codes(field.List!, text),
            FieldType.Phone => Halfwidth(text) is var phone && Phone().IsMatch(phone) ? new Value.Text(phone) : null,
            FieldType.Identity => Halfwidth(text).ToUpperInvariant() is var id && IdentityNumber.IsValid(id) ? new Value.Text(id) : null,
            FieldType.Link => Guid.TryParse(text, out var link) ? new Value.Text(link.ToString()) : null,
            FieldType.File => Sha256().IsMatch(text) ? new Value.Text(text.ToLowerInvariant()) : null,
            FieldType.Rows => null,
            _ => new Value.Text(text),
        };
        var fault = value is null ? Unreadable(field, text) : Check(field, value);
        value = fault is null ? value : null;
        return fault;
    }

    /// <summary>Whether a value is of the field's type and within its own bounds; bounds against other fields are the record's matter.</summary>
    public static Fault? Check(Field field, Value value)
    {
        var text = value.ToString() ?? "";
        switch (value)
        {
            case Value.NotApplicable:
                return null;
            case Value.Number number when field.IsNumber:
                if (field.Type == FieldType.Integer && number.Amount != decimal.Truncate(number.Amount))
                    return new Fault(field.Key, "field.integer", field.Title, text);
                if (decimal.Round(number.Amount, field.Type == FieldType.Money ? 2 : 4) != number.Amount)
                    return new Fault(field.Key, field.Type == FieldType.Money ? "field.money" : "field.decimal", field.Title, text);
                if (number.Amount < (field.Min ?? -Greatest))
                    return new Fault(field.Key, "field.min", field.Title, text, $"{field.Min ?? -Greatest:0.####}");
                if (number.Amount > (field.Max ?? Greatest))
                    return new Fault(field.Key, "field.max", field.Title, text, $"{field.Max ?? Greatest:0.####}");
                return null;
            case Value.Day day when field.Type == FieldType.Date:
                return day.Date.Year is < 1900 or > 2200 ? new Fault(field.Key, "field.date_far", field.Title, text) : null;
            case Value.Moment moment when field.Type == FieldType.DateTime:
                return moment.At.Year is < 1900 or > 2200 ? new Fault(field.Key, "field.date_far", field.Title, text) : null;
            case Value.Flag when field.Type == FieldType.YesNo:
                return null;
            case Value.Codes codes when field.Type == FieldType.Codes:
                // A code given twice would be counted twice in its slice.
                return codes.Keys.Where((k, i) => !field.List!.Has(k) || codes.Keys.Take(i).Contains(k)).FirstOrDefault() is { } wrong ? Unreadable(field, wrong) : null;
            case Value.Rows rows when field.Type == FieldType.Rows:
                foreach (var (row, index) in rows.Items.Select((r, i) => (r, i)))
                    foreach (var (key, cell) in row)
                        if (field.Rows.FirstOrDefault(f => f.Key == key) is not { } column)
                            return new Fault(field.Key, "field.unknown", key);
                        else if (Check(column, cell) is { } fault)
                            return fault with { Field = $"{field.Key}[{index}].{key}" };
                return null;
            case Value.Text when field.Type == FieldType.Code:
                return field.List!.Has(text) ? null : Unreadable(field, text);
            case Value.Text when field.Type == FieldType.Identity:
                return IdentityNumber.IsValid(text) ? null : Unreadable(field, text);
            case Value.Text when field.Type == FieldType.Phone:
                return Phone().IsMatch(text) ? null : Unreadable(field, text);
            case Value.Text when field.Type == FieldType.Link:
                return Guid.TryParse(text, out _) ? null : Unreadable(field, text);
            case Value.Text when field.Type == FieldType.File:
                return Sha256().IsMatch(text) ? null : Unreadable(field, text);
            case Value.Text when !field.IsNumber && field.Type is not (FieldType.Date or FieldType.DateTime or FieldType.YesNo or FieldType.Codes or FieldType.Rows):
                var most = field.MaxLength ?? (field.Type == FieldType.LongText ? 20_000 : 500);
                return text.Length > most ? new Fault(field.Key, "field.length", field.Title, $"{text.Length}", $"{most}") : null;
            default:
                return Unreadable(field, text);
        }
    }

    /// <summary>Reads a day as people write it: 2024-03-05, 2024/3/5, 2024.3.5, 20240305, 2024年3月5日.</summary>
    public static DateOnly? Day(string typed)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
            return plain;
        var match = DayForm().Match(Halfwidth(typed.Trim()));
        if (!match.Success)
            return null;
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static Fault Unreadable(Field field, string text)
    {
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        return field.Type switch
        {
            FieldType.Code or FieldType.Codes => new Fault(field.Key, "field.code", field.Title, shown, string.Join('、', field.List!.Codes.Take(12).Select(c => c.Title)) + (field.List.Codes.Count > 12 ? " 等" : "")),
            FieldType.Date when DayForm().IsMatch(Halfwidth(text)) => new Fault(field.Key, "field.date_none", field.Title, shown),
            FieldType.Date => new Fault(field.Key, "field.date", field.Title, shown),
            _ => new Fault(field.Key, "field." + field.Type.ToString().ToLowerInvariant(), field.Title, shown),
        };
    }

    private static Value? Integer(string text) => Number(text, 0);

    private static Value? Number(string text, int places)
    {
        var digits = Halfwidth(text).TrimEnd('元').Trim();
        if (!NumberForm().IsMatch(digits))
            return null;
        return decimal.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.Round(number, places) == number ? new Value.Number(number / 1.000000000000000000000000000000m) : null;
    }

    private static Value? Moment(string text) =>
        DateTime.TryParseExact(Halfwidth(text).Replace('T', ' ').Replace('/', '-'), ["yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new Value.Moment(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute))) : null;

    private static Value? YesNo(string text) => text.ToLowerInvariant() switch
    {
        "是" or "有" or "true" or "yes" or "1" or "√" => new Value.Flag(true),
        "否" or "无" or "false" or "no" or "0" or "×" => new Value.Flag(false),
        _ => null,
    };

    private static Value? Codes(CodeList list, string text)
    {
        var codes = text.Split(['；', ';', '、', ',', '，', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(list.Find).Distinct().ToList();
        return codes.Count > 0 && !codes.Contains(null) ? new Value.Codes([.. codes.OfType<string>()]) : null;
    }

    private static string Halfwidth(string text) =>
        text.AsSpan().IndexOfAnyInRange('！', '～') < 0 ? text : string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));

    // Control characters would forge lines in journals and logs; bidirectional marks would make a name read as another;
    // half of a surrogate pair is no character, and a database refuses it.
    private static string Clean(string text, bool keepLines)
    {
        var isClean = true;
        foreach (var c in text)
            if (char.IsControl(c) || char.IsSurrogate(c) || IsMark(c))
                isClean = false;
        if (isClean)
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            if (rune.Value is '\n' or '\t')
                clean.Append(keepLines ? (char)rune.Value : ' ');
            else if (rune != Rune.ReplacementChar && !Rune.IsControl(rune) && !(rune.IsBmp && IsMark((char)rune.Value)))
                clean.Append(rune);
        return clean.ToString();
    }

    private static bool IsMark(char c) => c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:(?<m>[0-9]{2})(?<d>[0-9]{2})|[-/.年](?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})日?)\z")]
    private static partial Regex DayForm();

    [GeneratedRegex(@"^[-+]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\.[0-9]{1,10})?\z")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^\+?[0-9][0-9 \-]{5,18}[0-9]$")]
    private static partial Regex Phone();

    [GeneratedRegex("^[0-9a-fA-F]{64}$")]
    private static partial Regex Sha256();
}
