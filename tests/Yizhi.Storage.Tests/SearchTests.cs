using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Searching;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>The index of words, on both databases.</summary>
public sealed class SearchTests(Servers servers)
{
    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_record_is_found_by_any_two_characters_of_its_texts_and_by_its_number_and_no_other_is(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var stairs = await test.Enter(("subject", "梅岭苑3栋楼道堆物纠纷"));
        var noise = await test.Enter(("subject", "广场舞噪声 A12号"));
        Assert.Equal([stairs], await Found(test, "堆物"));
        Assert.Equal([stairs], await Found(test, "楼道堆物"));
        Assert.Equal([stairs], await Found(test, "纠纷　3栋"));
        Assert.Equal([noise], await Found(test, "a12"));
        Assert.Equal([noise], await Found(test, "噪"));
        Assert.Equal([noise], await Found(test, "声"));
        Assert.Equal(new[] { stairs, noise }.Order(), (await Found(test, "事项〔2025〕")).Order());
        Assert.Equal([noise], await Found(test, "2025〕2号"));
        Assert.Empty(await Found(test, "道物"));
        Assert.Empty(await Found(test, "堆物 噪声"));
        Assert.Empty(await Found(test, "\"OR* 堆物' | 1"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task What_a_correction_takes_away_is_no_longer_found_and_personal_values_never_are(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var id = await test.Enter(("subject", "消防通道占用"), ("who", "欧阳致远"));
        Assert.Empty(await Found(test, "欧阳"));
        Assert.IsType<SaveOutcome.Saved>(await test.Office.Ledgers.Save(id, new Change.Correct(TestOffice.Values(("subject", "电动车充电")), "录错了"), test.Clerk));
        Assert.Empty(await Found(test, "消防通道"));
        Assert.Equal([id], await Found(test, "充电"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_recount_makes_the_index_anew_from_the_records(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var id = await test.Enter(("subject", "屋面漏水"));
        await test.Tamper("DELETE FROM searches");
        Assert.Empty(await Found(test, "漏水"));
        await test.Office.Recounts.Rebuild(TestContext.Current.CancellationToken);
        Assert.Equal([id], await Found(test, "漏水"));
        // A database from before there was an index makes it when it is opened.
        await test.Tamper("DELETE FROM searches");
        await test.Reopen(Catalogues.First);
        Assert.Equal([id], await Found(test, "屋面漏水"));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Odd_things_typed_into_the_search_never_fail(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        await test.Enter(("subject", "路灯不亮"));
        foreach (var odd in (string[])["路 ", "*", "-路灯", "NEAR(路 灯)", "路灯:*", "'路灯'", "路\u0000灯", "𬭩𬭩", new string('路', 300), "路&灯|!", "(路", "grams:路灯", "\ud800路灯", "ǁ"])
            _ = await Found(test, odd);
    }

    private static async Task<List<Guid>> Found(TestOffice test, string search)
    {
        if (Grams.Read(search) is not { Count: > 0 } terms)
            return [];
        await using var db = test.Office.Database.Context();
        var holding = db.Holding(terms);
        return await db.Records.AsNoTracking().Where(r => holding.Contains(r.Id)).Select(r => r.Id).ToListAsync();
    }
}
