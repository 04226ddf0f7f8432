using Yizhi.Documents.Reading;
namespace Yizhi.Documents.Ofd;
internal static class OfdReader { public static ReportText Read(ZipParts b, Budget budget) => throw Refusal.NoText(); }
