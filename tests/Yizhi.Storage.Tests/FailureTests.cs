using Microsoft.Data.Sqlite;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>When the machine fails, people are told what and nothing is half-written; when it works again, so does the office.</summary>
public sealed class FailureTests(Servers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sqlite_is_asked_to_put_every_commit_on_the_disk()
    {
        await using var test = await TestOffice.Open(servers, Kind.Sqlite);
        await using var connection = await test.Office.Database.Connect(Cancel);
        foreach (var (pragma, value) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1") })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            Assert.Equal(value, Convert.ToString(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_locked_database_refuses_in_words_and_takes_the_record_afterwards()
    {
        await using var test = await TestOffice.Open(servers, Kind.Sqlite);
        await test.Enter();
        var before = await test.RowCounts();
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(test.Folder, "yizhi.db")};Pooling=False"))
        {
            await other.OpenAsync(Cancel);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN EXCLUSIVE";
            await hold.ExecuteNonQueryAsync(Cancel);
            var refused = await Assert.ThrowsAsync<StorageException>(() => test.Office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), test.Clerk));
            Told(refused);
            hold.CommandText = "ROLLBACK";
            await hold.ExecuteNonQueryAsync(Cancel);
        }
        Assert.Equal(before, await test.RowCounts());
        await test.Enter();
        await WritingTests.Sound(test);
    }

    [Fact]
    public async Task A_full_disk_refuses_in_words_changes_nothing_and_recovers()
    {
        var small = await SmallDisk.Mount();
        Assert.SkipWhen(small is null, "A small disk can't be mounted here (that needs root).");
        await using (small)
        {
            var clock = new FixedClock();
            await using var office = await Office.Open(small!.Folder, Catalogues.First, clock: clock, cancel: Cancel);
            await office.PutUnits([new Core.Units.Unit(TestOffice.Plum, "梅岭街道", Core.Units.UnitKind.Subdistrict, null, "", new DateOnly(2015, 1, 1), null)], Cancel);
            var clerk = new Actor("zhou", "周以宁", TestOffice.Plum, Catalogues.First.Roles.Keys.ToHashSet());
            StorageException? full = null;
            var written = 0;
            for (var i = 0; i < 20_000 && full is null; i++)
                try
                {
                    WritingTests.Saved(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum, ("subject", new string('满', 60))), clerk, cancel: Cancel));
                    written++;
                }
                catch (StorageException wrong)
                {
                    full = wrong;
                }
            Told(full!);
            Assert.True(written > 10);
            await using (var db = office.Database.Context())
                Assert.Equal(written, db.Records.Count());
            File.Delete(Path.Combine(small.Folder, "ballast"));
            WritingTests.Saved(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk, cancel: Cancel));
            Assert.Equal(0, (await office.Recounts.Check(cancel: Cancel)).Wrong);
        }
    }

    [Fact]
    public async Task A_disk_that_may_only_be_read_is_refused_in_words()
    {
        var disk = await SmallDisk.Mount();
        Assert.SkipWhen(disk is null, "A small disk can't be mounted here (that needs root).");
        await using (disk)
        {
            var clerk = new Actor("zhou", "周以宁", TestOffice.Plum, Catalogues.First.Roles.Keys.ToHashSet());
            await using (var office = await Office.Open(disk!.Folder, Catalogues.First, clock: new FixedClock(), cancel: Cancel))
            {
                await office.PutUnits([new Core.Units.Unit(TestOffice.Plum, "梅岭街道", Core.Units.UnitKind.Subdistrict, null, "", new DateOnly(2015, 1, 1), null)], Cancel);
                WritingTests.Saved(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk, cancel: Cancel));
            }
            SqliteConnection.ClearAllPools();
            Assert.Equal(0, await disk.Freeze());
            Told(await Assert.ThrowsAsync<StorageException>(async () =>
            {
                await using var office = await Office.Open(disk.Folder, Catalogues.First, clock: new FixedClock());
                await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk);
            }));
        }
    }

    [Fact]
    public async Task A_PostgreSql_that_goes_and_comes_back_loses_nothing()
    {
        await using var own = await PrivateServer();
        var folder = Directory.CreateTempSubdirectory("yizhi-storage-").FullName;
        await using var office = await Office.Open(folder, Catalogues.First, await own.NewDatabase(), new FixedClock(), Cancel);
        await office.PutUnits([new Core.Units.Unit(TestOffice.Plum, "梅岭街道", Core.Units.UnitKind.Subdistrict, null, "", new DateOnly(2015, 1, 1), null)], Cancel);
        var clerk = new Actor("zhou", "周以宁", TestOffice.Plum, Catalogues.First.Roles.Keys.ToHashSet());
        for (var i = 0; i < 20; i++)
            WritingTests.Saved(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk, cancel: Cancel));
        await own.Stop();
        Told(await Assert.ThrowsAsync<StorageException>(() => office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk)));
        await own.Begin();
        WritingTests.Saved(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), clerk, cancel: Cancel));
        await using (var db = office.Database.Context())
            Assert.Equal(21, db.Records.Count());
        Assert.Equal(0, (await office.Recounts.Check(cancel: Cancel)).Wrong);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_its_password()
    {
        var refused = await Assert.ThrowsAsync<StorageException>(() => Database.Open("postgres:Host=127.0.0.1;Port=1;Username=u;Password=geheim;Database=x;Timeout=2", Cancel));
        Told(refused);
        Assert.DoesNotContain("geheim", refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task<Yizhi.Tests.Shared.PrivatePostgreSql> PrivateServer()
    {
        var own = await Yizhi.Tests.Shared.PrivatePostgreSql.Start();
        Assert.SkipWhen(own is null, "PostgreSQL is not installed here (Debian's package postgresql).");
        return own!;
    }

    // The message is in the reader's words, with no trace of the program in it.
    private static void Told(StorageException wrong)
    {
        Assert.StartsWith("storage.", wrong.Code, StringComparison.Ordinal);
        Assert.Matches("[\u4e00-\u9fff]{4}", wrong.Said);
        Assert.DoesNotContain("   at ", wrong.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong.Code, wrong.Said, StringComparison.Ordinal);
    }
}
