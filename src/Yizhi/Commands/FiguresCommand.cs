using System.CommandLine;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi figures</c>: figures of a unit and period, and the records they open to.</summary>
internal static class FiguresCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, json, unit, period) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson(), Common.Unit(), Common.PeriodOption());
        var keys = new Argument<string[]>("INDICATOR") { Description = Texts.Say("cli.figures.keys"), Arity = ArgumentArity.ZeroOrMore };
        var trace = new Option<bool>("--trace") { Description = Texts.Say("cli.figures.trace") };
        var command = new Command("figures", Texts.Say("cli.figures")) { keys, unit, period, trace, data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            var (who, when) = (Common.NeedUnit(office, parsed.GetValue(unit)), Common.NeedPeriod(office, parsed.GetValue(period)));
            var asked = parsed.GetValue(keys)!.Select(k => k.Split('|', 2)).Select(k => (Key: k[0], Slice: k.Length > 1 ? k[1] : "")).ToList();
            if (asked.FirstOrDefault(a => !office.Catalogue.Indicators.ContainsKey(a.Key)) is { Key: { } unknown })
                throw new CommandException(Exit.WrongUse, Texts.Say("record.indicator", unknown));
            if (asked.Count == 0)
                asked = [.. office.Catalogue.InOrder.SelectMany(l => l.Indicators).Select(i => (i.Key, ""))];
            var sheet = await office.Figures.Sheet(who.Code, when, cancel: cancel);
            var before = await office.Figures.Sheet(who.Code, when.YearBefore, cancel: cancel);
            var rows = new List<object>();
            foreach (var (key, slice) in asked)
            {
                var indicator = office.Catalogue.Indicators[key];
                var value = sheet.Value(key, when, slice);
                var records = parsed.GetValue(trace) && indicator.IsBase ? await office.Figures.Trace(key, slice, who.Code, when, 0, int.MaxValue, cancel) : null;
                if (parsed.GetValue(json))
                    rows.Add(new
                    {
                        indicator = key,
                        slice,
                        title = ReportCompiler.TitleOf(office.Catalogue, indicator, slice),
                        unit = who.Code,
                        period = when.ToString(),
                        measure = indicator.Measure.Key,
                        state = value switch { FigureValue.Known => "known", FigureValue.Missing => "missing", _ => "not_applicable" },
                        value = value.NumberOrNull,
                        lastYear = before.Value(key, when.YearBefore, slice).NumberOrNull,
                        records = records?.Records.Select(r => new { id = r.Record.Id, number = r.Record.Number, title = r.Record.Title, happenedOn = r.Record.HappenedOn, share = r.Share }),
                    });
                else
                {
                    Console.WriteLine($"{key}{(slice.Length > 0 ? "|" + slice : "")}\t{ReportCompiler.TitleOf(office.Catalogue, indicator, slice)}\t{Numerals.Show(value, indicator.Measure, indicator.Places)}{(indicator.Measure.Kind == MeasureKind.Percent ? "" : indicator.Measure.Key)}");
                    foreach (var record in records?.Records ?? [])
                        Console.WriteLine($"\t{record.Record.Id}\t{record.Record.HappenedOn:yyyy-MM-dd}\t{record.Record.Number}\t{record.Record.Title}\t{record.Share:0.####}");
                }
            }
            if (parsed.GetValue(json))
                Common.Print(rows);
            return Exit.Ok;
        });
        return command;
    }
}
