using Yizhi.Documents.Reading;
namespace Yizhi.Documents.Html;
internal static class HtmlReader { public static ReportText Read(byte[] b, Budget budget) => throw Refusal.NoText(); }
internal static class MhtmlReader { public static ReportText Read(byte[] b, Budget budget) => throw Refusal.NoText(); }
