using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Yizhi.Storage.Evidence;
using Yizhi.Storage.Records;

namespace Yizhi.Demo;

/// <summary>The evidence of the demonstration: small pictures drawn here and papers in plain text, each kept once.</summary>
internal sealed class Papers
{
    private const int OfOneName = 6;
    private readonly Dictionary<string, byte[]> contents = [];
    private readonly Dictionary<(string, int), string> known = [];

    /// <summary>How many different files there are.</summary>
    public int Count => contents.Count;

    /// <summary>One of the papers or pictures of a name.</summary>
    public Attachment Of(string name, Subdistrict home, Chance chance, DateTimeOffset at)
    {
        var isPicture = name.Contains("照片", StringComparison.Ordinal) || name.Contains("截图", StringComparison.Ordinal);
        var one = chance.From(1, isPicture ? OfOneName * 3 : OfOneName);
        if (!known.TryGetValue((name, one), out var hash))
            known[(name, one)] = hash = Keep(isPicture ? Picture.Scene(Chance.For("scene", name, $"{one}")) : Encoding.UTF8.GetBytes(Sample(name, one)));
        return new Attachment(name, hash, $"{name}{at.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{(isPicture ? ".png" : ".txt")}");
    }

    /// <summary>A paper with a text of its own.</summary>
    public Attachment Written(string name, string text, DateTimeOffset at) =>
        new(name, Keep(Encoding.UTF8.GetBytes($"{name}\n\n{text}\n")), $"{name}{at.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.txt");

    /// <summary>Stores them all.</summary>
    public async Task Put(EvidenceStore store, CancellationToken cancel) =>
        await Parallel.ForEachAsync(contents, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (file, stop) =>
        {
            if (!store.Has(file.Key))
                await store.Put(new MemoryStream(file.Value), stop);
        });

    private string Keep(byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        contents.TryAdd(hash, content);
        return hash;
    }

    private static string Sample(string name, int one)
    {
        var chance = Chance.For("paper", name, $"{one}");
        return $"""
            {name}（示例第{one}件）

            一、事由
            {chance.One("按照有关规定办理本事项，现将有关材料留存备查。", "本件随办理步骤一并提交，作为办结的佐证。", "本件由经办人当面收取，经核对与原件一致。")}

            二、经过
            {chance.One("经办人到场核实情况，听取各方意见，形成书面记录。", "承办科室提出意见，分管负责人审核同意后办理。", "有关人员到场参加，逐项说明情况，没有异议。")}

            三、附注
            共{chance.From(1, 6)}页。本件为演示材料，其中的单位、人员、数字均为虚构。

            """;
    }
}
