namespace Yizhi.Storage.Settings;

/// <summary>A setting of the office.</summary>
public sealed class OfficeSettingRow
{
    /// <summary>Its key, such as <c>mail.host</c>.</summary>
    public required string Key { get; init; }
    /// <summary>Its value; a secret is encrypted.</summary>
    public required string Value { get; set; }
}
