using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Docx;

/// <summary>What a template can ask for.</summary>
public enum TemplateField
{
    /// <summary>标题.</summary>
    Title,

    /// <summary>发文机关标志.</summary>
    IssuerMark,

    /// <summary>发文字号.</summary>
    Number,

    /// <summary>签发人.</summary>
    Signer,

    /// <summary>主送机关.</summary>
    Addressee,

    /// <summary>正文, with headings, tables and figures.</summary>
    Body,

    /// <summary>发文机关署名.</summary>
    Unit,

    /// <summary>成文日期.</summary>
    Date,

    /// <summary>抄送机关.</summary>
    CopyTo,

    /// <summary>附注.</summary>
    Note,
}

/// <summary>The names of what a template can ask for, Chinese and English.</summary>
public static class TemplateFields
{
    private static readonly Dictionary<string, TemplateField> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["标题"] = TemplateField.Title,
        ["title"] = TemplateField.Title,
        ["发文机关标志"] = TemplateField.IssuerMark,
        ["issuer"] = TemplateField.IssuerMark,
        ["发文字号"] = TemplateField.Number,
        ["number"] = TemplateField.Number,
        ["签发人"] = TemplateField.Signer,
        ["signer"] = TemplateField.Signer,
        ["主送机关"] = TemplateField.Addressee,
        ["addressee"] = TemplateField.Addressee,
        ["正文"] = TemplateField.Body,
        ["body"] = TemplateField.Body,
        ["发文机关署名"] = TemplateField.Unit,
        ["署名"] = TemplateField.Unit,
        ["unit"] = TemplateField.Unit,
        ["成文日期"] = TemplateField.Date,
        ["日期"] = TemplateField.Date,
        ["date"] = TemplateField.Date,
        ["抄送"] = TemplateField.CopyTo,
        ["抄送机关"] = TemplateField.CopyTo,
        ["copyto"] = TemplateField.CopyTo,
        ["附注"] = TemplateField.Note,
        ["note"] = TemplateField.Note,
    };

    /// <summary>The Chinese names, one for each.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Where(pair => pair.Key[0] > 0x7F).GroupBy(pair => pair.Value).Select(group => group.First().Key)];

    /// <summary>What a name means; null where nobody knows it.</summary>
    public static TemplateField? Find(string name) => Known.TryGetValue(name.Trim(), out var field) ? field : null;

    /// <summary>What a document says there in one line; empty where it has nothing to say, or says it in paragraphs.</summary>
    internal static string Line(TemplateField field, PageDocument document) => field switch
    {
        TemplateField.Title => document.Title,
        TemplateField.IssuerMark => document.IssuerMark ?? "",
        TemplateField.Number => document.DocumentNumber ?? "",
        TemplateField.Signer => document.Signer ?? "",
        TemplateField.Addressee => document.Addressee ?? "",
        TemplateField.Unit => document.SignatureUnit ?? "",
        TemplateField.Date => WrittenDate.Of(document.Date),
        TemplateField.CopyTo => document.CopyTo ?? "",
        TemplateField.Note => document.Note ?? "",
        _ => "",
    };
}
