using System.Text.Json.Nodes;
using Xunit;
using Yizhi.Core.Reading;
using Yizhi.Core.Tests.Catalogue;

namespace Yizhi.Core.Tests.Reading;

public class ReadingJsonTests
{
    private const string Text = "青溪发〔2025〕12号\n青溪街道关于2024年法治政府建设情况的报告\n一、主要举措和成效\n调解纠纷97件，其中邻里纠纷4起，涉及金额5.5万余元，成功率100%以上。\n## 二、存在的不足\n青溪街道办事处\n2025年2月10日";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_output_obeys_its_schema(bool explain)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Texts.Root, "docs/reading.schema.json")))!.AsObject();
        var check = new SchemaCheck(schema);
        Assert.Equal([], check.Faults(ReadingJson.Of(Passages.Read(Text), explain, explain ? "a.txt" : null).ToJsonString()));
        Assert.Equal([], check.Faults(ReadingJson.Of(Passages.Read(""), explain).ToJsonString()));
        Assert.NotEqual([], check.Faults("""{"title": null}"""));
    }

    [Fact]
    public void Its_shape_is_the_one_promised()
    {
        var json = ReadingJson.Of(Passages.Read(Text));
        Assert.Equal(["title", "unit", "year", "documentNumber", "date", "sections", "figures", "findings"], json.Select(p => p.Key));
        Assert.Equal(["value", "unit", "qualifier", "low", "high", "subject", "start", "end", "text", "indicator", "confidence", "partOf"], json["figures"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal(["level", "number", "heading", "part", "start", "end"], json["sections"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal(["rule", "severity", "message", "start", "end", "related"], json["findings"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal("55000", json["figures"]![2]!["value"]!.ToJsonString());
    }
}
