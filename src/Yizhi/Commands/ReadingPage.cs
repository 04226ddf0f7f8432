using Yizhi.Core.Catalogue;
using Yizhi.Core.Reading;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary>A reading for the eye: head, outline, figures, findings.</summary>
internal static class ReadingPage
{
    public static void Print(string path, string text, ReportReading reading)
    {
        Console.WriteLine($"{path}");
        Console.WriteLine(Texts.Say("cli.read.head", reading.Title ?? "—", reading.Unit ?? "—", reading.Year?.ToString() ?? "—", reading.DocumentNumber ?? "—", reading.Date?.ToString("yyyy-MM-dd") ?? "—"));
        foreach (var section in reading.Sections.Where(s => !s.IsRunIn))
            Console.WriteLine($"{new string(' ', section.Level * 2)}{section.Number} {section.Heading}");
        Console.WriteLine(Texts.Say("cli.read.figures", reading.Figures.Count, reading.Figures.Count(f => f.Indicator is not null)));
        foreach (var figure in reading.Figures)
            Console.WriteLine($"  {figure.Start}\t{figure.Text}\t{figure.Value / 1.0000000000000000000m}{figure.Unit}\t{figure.Subject}\t{figure.Indicator ?? "—"}\t{figure.Confidence:0.00}");
        Console.WriteLine(Texts.Say("cli.read.findings", reading.Findings.Count));
        foreach (var finding in reading.Findings)
            Console.WriteLine($"  {finding.Start}\t{(finding.Severity == Severity.Error ? "!" : " ")} {finding.Message}\t{Excerpt(text, finding)}");
    }

    private static string Excerpt(string text, TextFinding finding) => text[finding.Start..Math.Min(finding.End, finding.Start + 40)].Replace('\n', ' ');
}
