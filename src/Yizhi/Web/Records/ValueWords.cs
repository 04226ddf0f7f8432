using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>Values in words: codes by their titles, days as people write them.</summary>
/// <param name="units">The names of units.</param>
public sealed class ValueWords(UnitTree units)
{
    /// <summary>A value in full.</summary>
    public string Full(Field? field, Value? value) => value switch
    {
        null => "",
        Value.Day day => Days.Said(day.Date),
        Value.Moment moment => Days.Said(DateOnly.FromDateTime(moment.At)) + moment.At.ToString(" H:mm", CultureInfo.InvariantCulture),
        Value.Number when field?.Type == FieldType.Money => Brief(field, value) + " 元",
        Value.Rows rows => Texts.Say("rows", rows.Items.Count),
        _ => Brief(field, value),
    };

    /// <summary>A value for a narrow column.</summary>
    public string Brief(Field? field, Value? value) => value switch
    {
        null => "",
        Value.Number number => FigureMark.Grouped(number.Amount.ToString("0.####", CultureInfo.InvariantCulture)),
        Value.Flag flag => Texts.Say(flag.Is ? "yes" : "no"),
        Value.Codes codes => string.Join('、', codes.Keys.Select(k => field?.List?.TitleOf(k) ?? k)),
        Value.Moment moment => moment.At.ToString("yyyy-MM-dd H:mm", CultureInfo.InvariantCulture),
        Value.Text text when field?.List is { } list => list.TitleOf(text.Words),
        Value.Text text when field?.Type == FieldType.Unit => units.NameOf(text.Words),
        Value.Text { Words.Length: 64 } text when field?.Type == FieldType.File => Hash(text.Words),
        _ => value.ToString() ?? "",
    };

    /// <summary>A hash as a short mark: its first and last four digits.</summary>
    public static string Hash(string hash) => hash.Length < 12 ? hash : hash[..4] + "…" + hash[^4..];
}
