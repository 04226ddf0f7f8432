using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Documents.Reading;
using Yizhi.Storage;
using Yizhi.Storage.Backups;
using Yizhi.Storage.Journal;
using Yizhi.Wording;

namespace Yizhi.Health;

/// <summary>Something looked at.</summary>
/// <param name="Level"><c>good</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Text">What was found, and what to do.</param>
public sealed record Finding(string Level, string What, string Text);

/// <summary>What <c>yizhi doctor</c> and the page of health look at: one set of checks for both.</summary>
public static class HealthChecks
{
    private const long LeastFree = 1L << 30;
    private const string Verified = "last-verify.json";
    private static readonly TimeSpan BackupAge = TimeSpan.FromDays(1), VerifyAge = TimeSpan.FromDays(7);

    /// <summary>Looks at everything of an open office.</summary>
    public static async Task<IReadOnlyList<Finding>> Of(Office office, CancellationToken cancel)
    {
        var found = new List<Finding>();
        void Tell(string level, string what, string text) => found.Add(new Finding(level, Texts.Say("doctor.what." + what), text));

        await using var db = office.Database.Context();
        Tell("good", "database", Texts.Say("doctor.database", office.Database.Name));
        var drive = new DriveInfo(Path.GetFullPath(office.Folder));
        Tell(drive.AvailableFreeSpace < LeastFree ? "warning" : "good", "disk", Texts.Say("doctor.space", drive.AvailableFreeSpace / (1 << 20)));
        var units = office.Units.All.Count();
        Tell(units > 0 ? "good" : "warning", "units", units > 0 ? Texts.Say("doctor.units", units) : Texts.Say("doctor.no_units"));

        var last = await db.Journal.AsNoTracking().OrderByDescending(j => j.Seq).Select(j => new { j.Seq, j.At, j.Hash }).FirstOrDefaultAsync(cancel);
        Tell("good", "journal", last is null ? Texts.Say("doctor.journal.none") : Texts.Say("doctor.journal", last.Seq, Convert.ToHexStringLower(last.Hash)[..12]));
        Tell(last is not null && last.At > office.Now.AddMinutes(5) ? "error" : "good", "clock", last is not null && last.At > office.Now.AddMinutes(5)
            ? Texts.Say("doctor.clock.behind", Local(office.Now), Local(last.At)) : Texts.Say("doctor.clock", Local(office.Now)));
        var broken = await office.Audit.FirstBroken(cancel);
        Tell(broken is null ? "good" : "error", "audit", broken is { } first ? Texts.Say("doctor.audit.broken", first) : Texts.Say("doctor.audit"));

        var verified = LastVerified(office.Folder);
        Tell(verified is null || office.Now - verified.At > VerifyAge ? "warning" : verified.Wrong > 0 ? "error" : "good", "verify", verified is null ? Texts.Say("doctor.verify.never")
            : verified.Wrong > 0 ? Texts.Say("doctor.verify.wrong", Local(verified.At), verified.Wrong) : Texts.Say(office.Now - verified.At > VerifyAge ? "doctor.verify.old" : "doctor.verify", Local(verified.At), verified.Entries));
        var backup = BackupDesk.In(BackupDesk.FolderOf(office.Folder)).FirstOrDefault();
        Tell(backup is null || office.Now - backup.At > BackupAge ? "warning" : "good", "backup", backup is null ? Texts.Say("doctor.backup.none") : Texts.Say(office.Now - backup.At > BackupAge ? "doctor.backup.old" : "doctor.backup", Local(backup.At)));

        var catalogue = office.Catalogue;
        Tell("good", "catalogue", Texts.Say("cli.catalogue_good", catalogue.Ledgers.Count, catalogue.Indicators.Count(i => i.Key[0] != '#'), catalogue.Examples.Count, catalogue.Version));
        var missing = new[] { office.Today.Year, office.Today.Year + 1 }.Where(y => !catalogue.Calendar.Knows(y)).ToList();
        foreach (var year in missing)
            Tell(year == office.Today.Year ? "error" : "warning", "calendar", Texts.Say("doctor.calendar", year));
        if (missing.Count == 0)
            Tell("good", "calendar", Texts.Say("doctor.calendar.good", office.Today.Year + 1));
        var reader = ReportText.OfficeProgram();
        Tell(reader is null ? "warning" : "good", "libreoffice", reader is null ? Texts.Say("doctor.libreoffice.none") : Texts.Say("doctor.libreoffice", reader));
        return found;
    }

    /// <summary>Notes how a verification came out, beside the data and not among them: proving must change nothing.</summary>
    public static void NoteVerified(Office office, VerificationResult result)
    {
        try
        {
            File.WriteAllText(Path.Combine(office.Folder, Verified), JsonSerializer.Serialize(new LastVerify(office.Now, result.Wrong, result.Entries)));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // A folder that can only be read can still be verified.
        }
    }

    private static LastVerify? LastVerified(string folder)
    {
        try
        {
            return File.Exists(Path.Combine(folder, Verified)) ? JsonSerializer.Deserialize<LastVerify>(File.ReadAllText(Path.Combine(folder, Verified))) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or IOException)
        {
            return null;
        }
    }

    private static string Local(DateTime utc) => Office.Local(utc).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record LastVerify(DateTime At, long Wrong, long Entries);
}
