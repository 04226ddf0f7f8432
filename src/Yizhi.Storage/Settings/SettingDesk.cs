using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Settings;

/// <summary>The office's own settings. Every change is on the audit trail; what a secret is, is not.</summary>
/// <param name="office">The office.</param>
public sealed class SettingDesk(Office office)
{
    /// <summary>The settings whose keys begin so.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Read(string prefix, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.OfficeSettings.AsNoTracking().Where(s => s.Key.StartsWith(prefix)).ToDictionaryAsync(s => s.Key, s => s.Value, StringComparer.Ordinal, cancel);
    }

    /// <summary>A secret setting in clear; empty where there is none.</summary>
    public string Open(IReadOnlyDictionary<string, string> settings, string key) =>
        settings.GetValueOrDefault(key) is { Length: > 0 } kept ? office.Protector.Reveal(kept, Guid.Empty, key) : "";

    /// <summary>Puts settings; an empty value takes one away.</summary>
    /// <param name="by">Who does it.</param>
    /// <param name="what">What they are of, for the audit trail, such as <c>mail</c>.</param>
    /// <param name="values">The values by key.</param>
    /// <param name="secrets">The values that are kept encrypted, by key.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task Put(Actor by, string what, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> secrets, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        foreach (var (key, value) in values.Concat(secrets.Select(s => KeyValuePair.Create(s.Key, s.Value.Length == 0 ? "" : office.Protector.Protect(s.Value, Guid.Empty, s.Key)))))
        {
            var row = await db.OfficeSettings.FirstOrDefaultAsync(s => s.Key == key, cancel);
            if (value.Length == 0 && row is not null)
                db.OfficeSettings.Remove(row);
            else if (value.Length > 0 && row is null)
                db.OfficeSettings.Add(new OfficeSettingRow { Key = key, Value = value });
            else if (value.Length > 0)
                row!.Value = value;
        }
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, "setting.put", what, string.Join('；', values.Select(v => $"{v.Key}={v.Value}").Concat(secrets.Keys.Select(k => k + "=***"))), cancel);
    }
}
