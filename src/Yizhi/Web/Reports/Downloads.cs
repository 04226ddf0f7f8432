using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Reports;

/// <summary>Reports as files. The writers stand with the documents; until they are here, every format answers 404.</summary>
internal static class Downloads
{
    public static IResult Give(string period, string format, Office office) => Write(office, period, format) ?? Answers.NotFound;

    private static IResult? Write(Office office, string period, string format) => null;
}
