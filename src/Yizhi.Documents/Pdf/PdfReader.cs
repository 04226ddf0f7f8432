using Yizhi.Documents.Reading;
namespace Yizhi.Documents.Pdf;
internal static class PdfReader { public static ReportText Read(Stream b, Budget budget) => throw Refusal.NoText(); }
