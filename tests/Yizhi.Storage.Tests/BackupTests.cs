using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Storage.Backups;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>Backups of an office at work, put back elsewhere and verified, on both databases.</summary>
public sealed class BackupTests(Servers servers)
{
    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_backup_made_while_others_write_is_put_back_whole_and_verifies(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var evidence = (await test.Office.Evidence.Put(new MemoryStream("签到表"u8.ToArray()))).Hash;
        var first = await test.Enter(("subject", "备份以前的事"), ("who", "欧阳致远"));
        Assert.IsType<SaveOutcome.Saved>(await test.Office.Ledgers.Save(first, new Change.Assign("顾明川"), test.Clerk, attachments: [new Attachment("签到表", evidence, "签到表.jpg")]));
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await test.Enter(("subject", "备份时的事"), ("amount", 7));
                Interlocked.Increment(ref written);
            }
        })).ToList();
        while (written < 20)
            await Task.Delay(5);
        var backup = await test.Office.Backups.Make();
        var during = written;
        while (written < during + 20)
            await Task.Delay(5);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var elsewhere = Directory.CreateTempSubdirectory("yizhi-restore-").FullName;
        try
        {
            var folder = Path.Combine(elsewhere, "data");
            var setting = kind == Kind.Sqlite ? null : await servers.PostgreSql!.NewDatabase();
            var manifest = await Restoring.Restore(backup.File, folder, setting);
            await using (var office = await Office.Open(folder, Catalogues.First, setting, test.Clock))
            {
                await using (var db = office.Database.Context())
                {
                    var records = await db.Records.LongCountAsync();
                    Assert.Equal(manifest.Records, records);
                    Assert.InRange(records, 21, written);
                    Assert.Equal(manifest.LastEntry, await db.Journal.MaxAsync(j => j.Seq));
                }
                Assert.Equal((0, 1L), ((int)(await office.Verification.Run()).Wrong, (await office.Verification.Run()).Files));
                Assert.Equal(0, (await office.Recounts.Check()).Wrong);
                var record = office.Ledgers.ToRecord(await Row(office, first), reveal: true);
                Assert.Equal("欧阳致远", record.Fields.Get("who")!.ToString());
                // It goes on where it stopped: numbers and journal do not begin anew.
                var clerk = new Actor("zhou", "周以宁", TestOffice.District, office.Catalogue.Roles.Keys.ToHashSet());
                Assert.IsType<SaveOutcome.Saved>(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk));
                Assert.Equal((0L, 0L), ((await office.Verification.Run()).Wrong, (await office.Recounts.Check()).Wrong));
            }
            Assert.Equal("backup.not_empty", (await Assert.ThrowsAsync<StorageException>(() => Restoring.Restore(backup.File, folder, setting))).Code);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(elsewhere, true);
        }
        Assert.Equal([backup.File], BackupDesk.In(BackupDesk.FolderOf(test.Folder)).Select(b => b.File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(backup.File));
    }

    [Theory, InlineData("evidence/"), InlineData("database/"), InlineData("keys/"), InlineData("../")]
    public async Task A_backup_in_which_a_byte_was_changed_is_not_put_back(string what)
    {
        await using var test = await TestOffice.Open(servers, Kind.Sqlite);
        await test.Office.Evidence.Put(new MemoryStream("证据"u8.ToArray()));
        await test.Enter();
        var backup = await test.Office.Backups.Make();
        // The attacker has put the digest beside the archive right, so that only the sheet inside tells.
        File.Delete(backup.File + ".sha256");
        await using (var archive = await ZipFile.OpenAsync(backup.File, ZipArchiveMode.Update))
            if (what == "../")
            {
                var sheet = archive.GetEntry("manifest.json")!;
                string text;
                using (var reader = new StreamReader(sheet.Open()))
                    text = await reader.ReadToEndAsync();
                sheet.Delete();
                await using var writer = new StreamWriter(archive.CreateEntry("manifest.json").Open());
                await writer.WriteAsync(text.Replace("keys/", "../keys/", StringComparison.Ordinal));
            }
            else
            {
                await using var entry = archive.Entries.First(e => e.FullName.StartsWith(what, StringComparison.Ordinal)).Open();
                entry.Seek(-1, SeekOrigin.End);
                var last = entry.ReadByte();
                entry.Seek(-1, SeekOrigin.End);
                entry.WriteByte((byte)(last ^ 1));
            }
        var folder = Path.Combine(test.Folder, "restored");
        Assert.Equal("backup.damaged", (await Assert.ThrowsAsync<StorageException>(() => Restoring.Restore(backup.File, folder))).Code);
        Assert.False(File.Exists(Path.Combine(folder, "yizhi.db")));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_and_a_backup_of_the_other_kind_are_refused()
    {
        await using var test = await TestOffice.Open(servers, Kind.Sqlite);
        var backup = await test.Office.Backups.Make();
        var other = Path.Combine(test.Folder, "other.zip");
        await File.WriteAllTextAsync(other, "不是压缩包");
        Assert.Equal("backup.damaged", (await Assert.ThrowsAsync<StorageException>(() => Restoring.Restore(other, Path.Combine(test.Folder, "a")))).Code);
        Assert.Equal("backup.kind", (await Assert.ThrowsAsync<StorageException>(() => Restoring.Restore(backup.File, Path.Combine(test.Folder, "b"), "postgres:Host=nowhere"))).Code);
    }

    private static async Task<RecordRow> Row(Office office, Guid id)
    {
        await using var db = office.Database.Context();
        return await db.Records.AsNoTracking().SingleAsync(r => r.Id == id);
    }
}
