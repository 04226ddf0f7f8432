using System.Text;
using System.Text.Json;
using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Documents.Json;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Json;

public class ReportJsonTests
{
    [Fact]
    public void The_report_has_its_agreed_shape()
    {
        var report = Sample.Report(
            "导语⟦b⟧。\n\n# 成效 {#achievements}\n\n调解⟦a⟧件。\n\n| 类 | 数 |\n|---|---|\n| 邻里 | ⟦a⟧ |",
            Sample.Figure("b", "缺", FigureValue.None), Sample.Figure("a", "95.9%", 95.90m, "%", "成功率")) with
        { Gaps = ["法律援助"], DocumentNumber = null };
        Assert.Equal("""
            {
              "title": "明湖区书院街道办事处关于2024年度法治政府建设情况的报告",
              "unit": {
                "code": "330102003000",
                "name": "明湖区书院街道办事处"
              },
              "period": "2024",
              "addressee": "明湖区人民政府",
              "documentNumber": null,
              "date": "2025-02-07",
              "catalogueVersion": "1.0.0",
              "sections": [
                {
                  "level": 0,
                  "number": "",
                  "heading": "",
                  "part": null,
                  "text": "导语缺。"
                },
                {
                  "level": 1,
                  "number": "一、",
                  "heading": "成效",
                  "part": "achievements",
                  "text": "调解95.9%件。\n类\t数\n邻里\t95.9%"
                }
              ],
              "figures": [
                {
                  "token": "a",
                  "indicator": "a",
                  "slice": "",
                  "title": "成功率",
                  "measure": "%",
                  "unit": "330102003000",
                  "period": "2024",
                  "state": "known",
                  "value": 95.9,
                  "shown": "95.9%",
                  "code": "CODE-A"
                },
                {
                  "token": "b",
                  "indicator": "b",
                  "slice": "",
                  "title": "b",
                  "measure": "件",
                  "unit": "330102003000",
                  "period": "2024",
                  "state": "missing",
                  "value": null,
                  "shown": "缺",
                  "code": "CODE-B"
                }
              ],
              "gaps": [
                "法律援助"
              ]
            }
            """.ReplaceLineEndings("\n").Replace("CODE-A", FigureCode.Of(report.Figures["a"]), StringComparison.Ordinal).Replace("CODE-B", FigureCode.Of(report.Figures["b"]), StringComparison.Ordinal), Written(report));
    }

    [Fact]
    public void The_annual_report_gives_every_figure_once()
    {
        using var json = JsonDocument.Parse(Written(Sample.Annual));
        Assert.Equal(Sample.Annual.Figures.Count, json.RootElement.GetProperty("figures").GetArrayLength());
        Assert.Equal(4, json.RootElement.GetProperty("sections").EnumerateArray().Count(section => section.GetProperty("level").GetInt32() == 1));
    }

    [Fact]
    public void A_figure_opens_to_its_definition_and_its_parts()
    {
        var opened = new OpenedFigure("调解矛盾纠纷", "书院街道", "2024年", "218件", "矛盾纠纷", ["办结日期在期间内的矛盾纠纷，每件计 1 件"], null, "200件", "增加 18 件", [new("类型", [new("邻里", "78")], null)]);
        using var output = new MemoryStream();
        ReportJson.Write(output, Sample.Annual, figure => figure.Token == "dispute.mediated" ? opened : null);
        using var json = JsonDocument.Parse(output.ToArray());
        var found = json.RootElement.GetProperty("figures").EnumerateArray().Single(figure => figure.TryGetProperty("opened", out _));
        Assert.Equal("dispute.mediated", found.GetProperty("token").GetString());
        Assert.Equal("78", found.GetProperty("opened").GetProperty("breakdown")[0].GetProperty("parts")[0].GetProperty("shown").GetString());
        Assert.Equal("增加 18 件", found.GetProperty("opened").GetProperty("change").GetString());
    }

    private static string Written(Report report)
    {
        using var output = new MemoryStream();
        ReportJson.Write(output, report);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
