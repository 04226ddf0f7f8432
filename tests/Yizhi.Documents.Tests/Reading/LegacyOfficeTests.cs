using System.Diagnostics;
using System.Text;
using Xunit;
using Yizhi.Documents.Reading;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>DOC, WPS, RTF and OpenDocument by way of LibreOffice, and PDF as LibreOffice prints it.</summary>
public class LegacyOfficeTests
{
    [Theory]
    [InlineData("doc", "报告.doc")]
    [InlineData("doc", "报告.wps")]
    [InlineData("rtf", "报告.rtf")]
    [InlineData("odt", "报告.odt")]
    public void The_annual_report_in_an_older_format_has_the_same_paragraphs(string ending, string name)
    {
        var read = Opened.Read(Converted(RoundTripTests.Docx(Sample.Annual), ending), name);
        Assert.Equal(ReportFormat.Office, read.Format);
        Assert.Equal(RoundTripTests.Paragraphs(Sample.Annual).Order(), read.Text.Split('\n').Order());
    }

    [Fact]
    public void Numbers_that_Word_made_survive_the_older_format()
    {
        var file = WordFile.Of(
            WordFile.InList("主要成效", 1, 0) + WordFile.InList("党的领导", 1, 1) + WordFile.InList("存在不足", 1, 0),
            WordFile.Lists(WordFile.Level(0, "chineseCounting", "%1、") + WordFile.Level(1, "chineseCounting", "（%2）")));
        Assert.Equal(["一、主要成效", "（一）党的领导", "二、存在不足"], Opened.Lines(Converted(file, "doc"), "a.doc"));
    }

    [Fact]
    public void The_annual_report_as_LibreOffice_prints_it_has_the_same_paragraphs()
    {
        var lines = Opened.Lines(Converted(RoundTripTests.Docx(Sample.Annual), "pdf"), "报告.pdf");
        Assert.Equal(RoundTripTests.Paragraphs(Sample.Annual), lines);
        Assert.Contains("邻里\t78\t以噪声、漏水、占道为主", lines);
    }

    [Fact]
    public void Without_LibreOffice_a_sentence_says_what_to_do()
    {
        var refused = Opened.Refused(Converted(RoundTripTests.Docx(Sample.Annual), "doc"), "a.doc", Opened.Patient with { OfficeProgram = "/nowhere/soffice" });
        Assert.Equal(RefusalCode.OfficeMissing, refused.Code);
        Assert.Contains("安装 LibreOffice", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_document_says_so_before_LibreOffice_is_asked()
    {
        var file = Hostile.CompoundFile("WordDocument");
        var missing = Opened.Patient with { OfficeProgram = "/nowhere/soffice" };
        Assert.Equal(RefusalCode.OfficeMissing, Opened.Refused(file, "a.doc", missing).Code);
        file[3 * 512 + 11] = 1;
        Assert.Equal(RefusalCode.Encrypted, Opened.Refused(file, "a.doc", missing).Code);
        file[3 * 512] = 0;
        Assert.Equal(RefusalCode.Broken, Opened.Refused(file, "a.doc", missing).Code);
        Assert.Equal(RefusalCode.Encrypted, Opened.Refused(Hostile.CompoundFile("EncryptedPackage"), "a.docx", missing).Code);
        Assert.Equal(RefusalCode.UnknownFormat, Opened.Refused(Hostile.CompoundFile("Workbook"), "a.doc", missing).Code);
    }

    [Fact]
    public void A_conversion_that_takes_too_long_is_ended_with_all_it_started()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The slow program is a script of Unix.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("yizhi-slow-").FullName;
        try
        {
            var program = Path.Combine(folder, "soffice");
            File.WriteAllText(program, $"#!/bin/sh\nsleep 97 &\necho $! > {folder}/child\nwait\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var watch = Stopwatch.StartNew();
            var refused = Opened.Refused("{\\rtf1 x}"u8.ToArray(), "a.rtf", Opened.Patient with { OfficeProgram = program, OfficeTime = TimeSpan.FromSeconds(1) });
            Assert.Equal(RefusalCode.TooSlow, refused.Code);
            Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 10);
            var child = int.Parse(File.ReadAllText(Path.Combine(folder, "child")));
            Assert.True(SpinWait.SpinUntil(() => !Runs(child), TimeSpan.FromSeconds(5)), "The child still runs.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static bool Runs(int id)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                return !process.HasExited && File.ReadAllText($"/proc/{id}/stat").Split(' ')[2] != "Z";
            }
            catch (Exception gone) when (gone is ArgumentException or IOException or InvalidOperationException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Spoiled_and_foreign_compound_files_are_refused_before_LibreOffice_starts()
    {
        var file = Converted(RoundTripTests.Docx(Sample.Annual), "doc");
        var never = Opened.Patient with { OfficeProgram = Environment.ProcessPath };
        Assert.Equal(RefusalCode.Broken, Opened.Refused(file[..600], "a.doc", never).Code);
        Assert.Equal(RefusalCode.TooDeep, Opened.Refused(Encoding.ASCII.GetBytes("{\\rtf1" + new string('{', 100_000)), "a.rtf", never).Code);
        Assert.Equal(RefusalCode.Broken, Opened.Refused("{\\rtf1 {x"u8.ToArray(), "a.rtf", never).Code);
    }

    internal static byte[] Converted(byte[] docx, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("yizhi-legacy-").FullName;
        try
        {
            var source = Path.Combine(folder, "source.docx");
            File.WriteAllBytes(source, docx);
            var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending, "--outdir", folder, source]) { RedirectStandardOutput = true, RedirectStandardError = true };
            Process process;
            try
            {
                process = Process.Start(start)!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("LibreOffice is not installed here.");
                throw;
            }
            using (process)
            {
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
            }
            return File.ReadAllBytes(Path.Combine(folder, "source." + ending));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
