namespace Yizhi.Core.Reading.Figures;

/// <summary>A number as written, without what it counts.</summary>
/// <param name="Value">The value; of a range, its lower end.</param>
/// <param name="To">The upper end of a range.</param>
/// <param name="Step">The place of its last significant digit: 200 has 100, 5.5万 has 1000.</param>
/// <param name="End">The character after it, with 余 or 多 that follow.</param>
/// <param name="IsChinese">Whether it is written in Chinese numerals.</param>
/// <param name="IsBare">Whether it is a lone 百, 千, 万 or 亿.</param>
/// <param name="IsScaled">Whether 万 or 亿 belongs to it.</param>
/// <param name="HasPoint">Whether a decimal point is in it.</param>
/// <param name="More">余, 多 or what else says that there is a little more; default where nothing does.</param>
internal readonly record struct Numeral(decimal Value, decimal? To, decimal Step, int End, bool IsChinese, bool IsBare, bool IsScaled, bool HasPoint, char More);
