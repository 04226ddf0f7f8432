namespace Yizhi.Core.Records;

/// <summary>The citizen identity number of GB 11643-1999: six digits of place, a birthday, a serial, a check character.</summary>
public static class IdentityNumber
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether the 18 characters carry a real birthday and the right check character (ISO 7064 MOD 11-2).</summary>
    public static bool IsValid(string number)
    {
        if (number.Length != 18 || !number.AsSpan(0, 17).ContainsOnlyDigits())
            return false;
        if (Entry.Day(number.Substring(6, 8)) is not { Year: >= 1850 })
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (number[i] - '0') * Weights[i];
        return number[17] == "10X98765432"[sum % 11];
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
