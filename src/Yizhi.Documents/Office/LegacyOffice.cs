using Yizhi.Documents.Reading;
namespace Yizhi.Documents.Office;
internal static class LegacyOffice { public static ReportText Read(Stream b, Kind kind, string fileName, ReadingLimits limits, CancellationToken cancel) => throw Refusal.NoText(); }
