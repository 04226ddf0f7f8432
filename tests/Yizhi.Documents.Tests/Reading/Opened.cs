using System.Text;
using Xunit;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>Files through the front door.</summary>
internal static class Opened
{
    /// <summary>Tests share two cores with others, so those that aren't about time have more of it.</summary>
    public static ReadingLimits Patient { get; } = new() { Time = TimeSpan.FromSeconds(30), Memory = 1L << 30 };

    public static ReportText Open(byte[] file, string name, ReadingLimits? limits = null) =>
        ReportText.Open(new MemoryStream(file), name, limits ?? Patient, TestContext.Current.CancellationToken);

    public static ReportText.Read Read(byte[] file, string name)
    {
        var outcome = Open(file, name);
        return outcome as ReportText.Read ?? throw new InvalidOperationException(outcome.ToString());
    }

    public static string[] Lines(byte[] file, string name) => Read(file, name).Text.Split('\n');

    public static string[] Lines(string file, string name) => Lines(Encoding.UTF8.GetBytes(file), name);

    public static ReportText.Refused Refused(byte[] file, string name, ReadingLimits? limits = null)
    {
        var outcome = Open(file, name, limits);
        return outcome as ReportText.Refused ?? throw new InvalidOperationException("read: " + outcome);
    }
}
