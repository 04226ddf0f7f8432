using System.Globalization;
using System.Text;
using Yizhi.Core.Time;

namespace Yizhi.Web.Shared;

/// <summary>The addresses of pages: the one place that writes them.</summary>
public static class Address
{
    /// <summary>The desk of a unit.</summary>
    public static string Desk(string unit, int year) => With("/", ("unit", unit), ("year", Written(year)));

    /// <summary>A report, with one of its figures opened.</summary>
    public static string Report(Period period, string unit, string? open = null) => With($"/reports/{period}", ("unit", unit), ("open", open));

    /// <summary>A report as a file.</summary>
    public static string Download(Period period, string format, string unit) => With($"/reports/{period}/download/{format}", ("unit", unit));

    /// <summary>All figures.</summary>
    public static string Figures(string unit, Period period) => With("/figures", ("unit", unit), ("period", period.ToString()));

    /// <summary>What a figure opens to.</summary>
    public static string Figure(string indicator, string unit, Period period, string slice = "", int page = 1) => With("/figures/" + Uri.EscapeDataString(indicator),
        ("unit", unit), ("period", period.ToString()), ("slice", slice), ("page", page > 1 ? Written(page) : null));

    /// <summary>All ledgers.</summary>
    public static string Ledgers(string unit, int year) => With("/ledgers", ("unit", unit), ("year", Written(year)));

    /// <summary>The records of a ledger.</summary>
    public static string Ledger(string key, params IEnumerable<(string Name, string? Value)> query) => With("/ledgers/" + Uri.EscapeDataString(key), query);

    /// <summary>A record.</summary>
    public static string Record(Guid id) => $"/records/{id}";

    /// <summary>A paper of a record.</summary>
    public static string Paper(Guid id, string key) => $"/records/{id}/papers/{Uri.EscapeDataString(key)}";

    /// <summary>An evidence file.</summary>
    public static string Evidence(string hash) => $"/evidence/{hash}";

    /// <summary>A path with its query; empty values are left out.</summary>
    public static string With(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var address = new StringBuilder(path);
        var mark = '?';
        foreach (var (name, value) in query)
            if (!string.IsNullOrEmpty(value))
            {
                address.Append(mark).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
                mark = '&';
            }
        return address.ToString();
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
