using System.Diagnostics;
using System.Text;
using Yizhi.Core.Records;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;

namespace Yizhi.Bench;

/// <summary>Compiling a report of 120 figures over a year of 20,000 records and over the same year with 1,000,000; and the recount of the larger.</summary>
internal static class ReportRun
{
    private const int Kinds = 118;

    public static async Task Run(int small, int large)
    {
        var codes = string.Join(", ", Enumerable.Range(0, Kinds).Select(i => $"k{i}: 第{i}类"));
        var indicators = string.Concat(Enumerable.Range(0, Kinds).Select(i => $"  - {{key: work.kind{i}, title: 第{i}类工作, measure: 件, when: {{kind: k{i}}}}}\n"));
        var template = new StringBuilder("# 主要举措和成效 {#results}\n\n全年办理{{ work.done }}件，惠及{{ work.people }}人次。\n\n");
        for (var i = 0; i < Kinds; i++)
            template.Append($"{{% say work.kind{i} %}}第{i}类工作{{{{ work.kind{i} }}}}件。{{% endsay %}}");
        var catalogue = Bench.Catalogue(
            ("base.yaml", "measures:\n  - {key: 件, kind: count}\n  - {key: 人次, kind: count}\n"),
            ("lists.yaml", $"lists:\n  kind: {{title: 种类, codes: {{{codes}}}}}\n"),
            ("work.yaml", $$"""
                ledger: work
                title: 工作
                purpose: 测试
                day: held_on
                heading: subject
                fields:
                  - {key: subject, title: 名称, type: text, required: true}
                  - {key: held_on, title: 日期, type: date, required: true}
                  - {key: kind, title: 种类, type: code, list: kind, required: true}
                  - {key: people, title: 人次, type: integer}
                indicators:
                  - {key: work.done, title: 办理, measure: 件}
                  - {key: work.people, title: 惠及, measure: 人次, sum: people}

                """ + indicators),
            ("report.yaml", "report: annual\ntitle: 报告\ntemplate: annual.md.liquid\nto: 区政府\nparts: {results: 成效}\n"),
            ("annual.md.liquid", template.ToString()));
        Bench.Head("records in the year", "compile, median of 50", "figures", "recount of all contributions", "contributions");
        await using var office = await Bench.Open(catalogue, Bench.NewSqlite());
        var actor = Bench.Everyone(catalogue);
        var done = 0;
        foreach (var size in new[] { small, large })
        {
            for (; done < size; done += 10_000)
            {
                var outcome = await office.Ledgers.EnterMany([.. Enumerable.Range(done, Math.Min(10_000, size - done)).Select(i => new Story("work", new Change.Enter(Guid.CreateVersion7(), $"99010100100{1 + i % 6}", new Dictionary<string, Value?>
                {
                    ["subject"] = new Value.Text("第" + i + "件"),
                    ["held_on"] = new Value.Day(new DateOnly(2025, 1, 1).AddDays(i % 365)),
                    ["kind"] = new Value.Text("k" + i % Kinds),
                    ["people"] = new Value.Number(i % 50),
                }), actor, []))]);
                if (outcome.Written == 0)
                    throw new InvalidOperationException("The bench's records were refused.");
            }
            var profile = new ReportProfile(office.Units.Find(Bench.Subdistrict)!, Period.OfYear(2025), new DateOnly(2026, 1, 15));
            var times = new List<double>();
            var figures = 0;
            for (var i = 0; i < 55; i++)
            {
                var watch = Stopwatch.StartNew();
                figures = (await office.Reports.Compile(catalogue.Reports["annual"], profile)).Report.Figures.Count;
                if (i >= 5)
                    times.Add(watch.Elapsed.TotalMilliseconds);
            }
            var recount = Stopwatch.StartNew();
            var result = await office.Recounts.Check();
            if (result.Wrong > 0)
                throw new InvalidOperationException("The recount differs.");
            Bench.Row($"{size:N0}", $"{times.Order().ElementAt(25):0.0} ms", $"{figures}", $"{recount.Elapsed.TotalSeconds:0.0} s", $"{result.Contributions:N0}");
        }
    }
}
