using Xunit;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>Whatever is changed behind the program's back is found and named.</summary>
public sealed class VerificationTests(Servers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Each changes one thing in a sealed database; what the verification says must name the kind of thing.
    public static TheoryData<Kind, string, string> Attacks
    {
        get
        {
            var attacks = new TheoryData<Kind, string, string>();
            foreach (var kind in (Kind[])[Kind.Sqlite, Kind.PostgreSql])
                foreach (var (sql, said) in ((string, string)[])
                [
                    ("UPDATE records SET doc = replace(CAST(doc AS text), '300', '301') WHERE title = '第2件'", "与它最后一条经过不符"),
                    ("UPDATE records SET state = 'closed' WHERE title = '第2件'", "与它最后一条经过不符"),
                    ("UPDATE records SET unit = '" + TestOffice.Pine + "' WHERE title = '第2件'", "与它最后一条经过不符"),
                    ("UPDATE records SET number = '事项〔2025〕99号' WHERE title = '第2件'", "与它最后一条经过不符"),
                    ("UPDATE journal SET actor_name = '旁人' WHERE seq = 2", "内容与它的校验值不符"),
                    ("UPDATE journal SET reason = '别的理由' WHERE act = 'correct'", "内容与它的校验值不符"),
                    ("UPDATE journal SET changes = replace(CAST(changes AS text), '300', '301') WHERE seq = 2", "内容与它的校验值不符"),
                    ("DELETE FROM journal WHERE act = 'correct'", "被改动、删除或插入过"),
                    ("DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)", "被改动、删除或插入过"),
                    ("DELETE FROM records WHERE title = '第2件'", "不见了"),
                    ("UPDATE seals SET root = hash", "封存第 1 号"),
                    ("UPDATE contributions SET value = value + 10000 WHERE record = (SELECT id FROM records WHERE title = '第2件')", "计数与记录不符"),
                    ("DELETE FROM contributions WHERE record = (SELECT id FROM records WHERE title = '第2件')", "计数与记录不符"),
                    ("UPDATE tallies SET value = value + 10000 WHERE indicator = 'case.found' AND slice = ''", "计数与记录不符"),
                    ("DELETE FROM tallies WHERE indicator = 'case.found'", "计数与记录不符"),
                ])
                    attacks.Add(kind, Cast(kind, sql), said);
            return attacks;
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_change_by_hand_is_found(Kind kind, string sql, string said)
    {
        await using var test = await Sealed(kind);
        Assert.Empty((await test.Office.Verification.Run(cancel: Cancel)).Faults);
        Assert.True(await test.Tamper(sql) > 0, sql);
        var result = await test.Office.Verification.Run(cancel: Cancel);
        Assert.True(result.Wrong > 0);
        Assert.Contains(result.Faults, f => f.Contains(said, StringComparison.Ordinal));
    }

    [Theory, CombinatorialKinds]
    public async Task An_evidence_file_that_lost_a_byte_or_is_gone_is_found(Kind kind)
    {
        await using var test = await Sealed(kind);
        var file = Directory.EnumerateFiles(test.Office.Evidence.Folder, "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        File.SetAttributes(file, FileAttributes.Normal);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        Assert.Contains((await test.Office.Verification.Run(cancel: Cancel)).Faults, f => f.Contains("证据文件", StringComparison.Ordinal));
        File.Delete(file);
        Assert.Contains((await test.Office.Verification.Run(cancel: Cancel)).Faults, f => f.Contains("证据文件", StringComparison.Ordinal));
    }

    [Theory, CombinatorialKinds]
    public async Task One_flipped_byte_anywhere_in_a_records_document_is_found(Kind kind)
    {
        // Half of the flips leave no JSON behind, which PostgreSQL would not take; there only what stays JSON can be tried.
        for (var place = 2; place < 60; place += kind == Kind.Sqlite ? 7 : 1)
        {
            await using var test = await Sealed(kind);
            var document = await Document(test);
            var flipped = document[..place] + (char)(document[place] ^ 1) + document[(place + 1)..];
            if (kind == Kind.PostgreSql && !IsJson(flipped))
                continue;
            await test.Tamper(Cast(kind, $"UPDATE records SET doc = '{flipped.Replace("'", "''", StringComparison.Ordinal)}' WHERE title = '第1件'"));
            Assert.True((await test.Office.Verification.Run(cancel: Cancel)).Wrong > 0, $"{place}: {flipped}");
            if (kind == Kind.PostgreSql && place > 20)
                return;
        }
    }

    [Fact]
    public async Task A_record_that_can_no_longer_be_read_stops_a_rebuild_before_it_changes_anything()
    {
        await using var test = await Sealed(Kind.Sqlite);
        await test.Tamper("UPDATE records SET doc = '{' WHERE title = '第1件'");
        var before = await test.RowCounts();
        Assert.Equal("storage.record", (await Assert.ThrowsAsync<StorageException>(() => test.Office.Recounts.Rebuild(Cancel))).Code);
        Assert.Equal(before, await test.RowCounts());
    }

    private static async Task<string> Document(TestOffice test)
    {
        await using var db = test.Office.Database.Context();
        return db.Records.Single(r => r.Title == "第1件").Doc;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    [Theory, CombinatorialKinds]
    public async Task A_recount_puts_right_what_was_changed_in_the_counts_alone(Kind kind)
    {
        await using var test = await Sealed(kind);
        await test.Tamper("UPDATE tallies SET value = value + 70000");
        await test.Tamper("DELETE FROM contributions");
        Assert.True((await test.Office.Recounts.Check(cancel: Cancel)).Wrong > 0);
        await test.Office.Recounts.Rebuild(Cancel);
        Assert.Equal(0, (await test.Office.Recounts.Check(cancel: Cancel)).Wrong);
        Assert.Empty((await test.Office.Verification.Run(cancel: Cancel)).Faults);
    }

    // PostgreSQL keeps documents as JSON, so text that is written into them says so.
    private static string Cast(Kind kind, string sql) => kind == Kind.PostgreSql && sql.StartsWith("UPDATE records SET doc = ", StringComparison.Ordinal)
        ? sql.Replace("SET doc = ", "SET doc = CAST(", StringComparison.Ordinal).Replace(" WHERE", " AS json) WHERE", StringComparison.Ordinal) : sql;

    private async Task<TestOffice> Sealed(Kind kind)
    {
        var test = await TestOffice.Open(servers, kind);
        var paper = await test.Office.Evidence.Put(new MemoryStream("现场照片"u8.ToArray()), Cancel);
        var first = Guid.Empty;
        for (var i = 1; i <= 4; i++)
        {
            var id = await test.Enter(("subject", $"第{i}件"), ("amount", 300), ("done_on", new DateOnly(2025, 3, 9)));
            first = i == 1 ? id : first;
        }
        WritingTests.Saved(await test.Office.Ledgers.Save(first, new Change.Correct(TestOffice.Values(("amount", 310)), "录入有误"), test.Clerk, attachments: [new Attachment("照片", paper.Hash, "a.jpg")]));
        await test.Office.Verification.Seal(Cancel);
        return test;
    }
}
