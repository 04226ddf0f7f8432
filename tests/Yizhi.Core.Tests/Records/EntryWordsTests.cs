using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Core.Tests.Records;

public class EntryWordsTests
{
    [Theory]
    [InlineData("subject", "楼道堆物", "楼道堆物")]
    [InlineData("subject", "  楼道堆物　", "楼道堆物")]
    [InlineData("subject", "楼道\n堆物\t三处", "楼道 堆物 三处")]
    [InlineData("subject", "张\u202e三\u0007", "张三")]
    [InlineData("subject", "𠮷家\ud83d", "𠮷家")]
    [InlineData("notes", "第一行\r\n第二行", "第一行\n第二行")]
    [InlineData("kind", "noise", "noise")]
    [InlineData("kind", "噪声", "noise")]
    [InlineData("kind", " 乱堆放 ", "litter")]
    [InlineData("phone", "0571-87654321", "0571-87654321")]
    [InlineData("phone", "+86 138 0000 0000", "+86 138 0000 0000")]
    [InlineData("phone", "１３８００００００００", "13800000000")]
    [InlineData("idno", "11010519491231002X", "11010519491231002X")]
    [InlineData("idno", "11010519491231002x", "11010519491231002X")]
    [InlineData("idno", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X")]
    [InlineData("earlier", "01900000-0000-7000-8000-0000000000AB", "01900000-0000-7000-8000-0000000000ab")]
    [InlineData("earlier", "{01900000-0000-7000-8000-0000000000ab}", "01900000-0000-7000-8000-0000000000ab")]
    [InlineData("paper", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("office", "330102003000", "330102003000")]
    public void Words_are_read_and_cleaned(string field, string typed, string words)
    {
        Assert.Null(Entry.Read(CaseOffice.Field(field), typed, out var value));
        Assert.Equal(new Value.Text(words), value);
    }

    [Theory]
    [InlineData("kind", "噪音", "field.code")]
    [InlineData("kind", "NOISE", "field.code")]
    [InlineData("kind", "noise；other", "field.code")]
    [InlineData("kinds", "噪声；噪音", "field.code")]
    [InlineData("kinds", "；", "field.code")]
    [InlineData("phone", "12345", "field.phone")]
    [InlineData("phone", "不详", "field.phone")]
    [InlineData("phone", "138000000001380000000013800", "field.phone")]
    [InlineData("idno", "110105194912310021", "field.identity")] // wrong check digit
    [InlineData("idno", "11010519490231002X", "field.identity")] // no such birthday
    [InlineData("idno", "110105491231002", "field.identity")] // the old fifteen digits
    [InlineData("earlier", "调解〔2024〕3号", "field.link")]
    [InlineData("paper", "决定书.pdf", "field.file")]
    [InlineData("items", "一、二", "field.rows")]
    [InlineData("urgent", "也许", "field.yesno")]
    public void What_cannot_be_meant_is_refused(string field, string typed, string code)
    {
        var fault = Entry.Read(CaseOffice.Field(field), typed, out var value);
        Assert.Equal((field, code), (fault?.Field, fault?.Code));
        Assert.Null(value);
    }

    [Theory]
    [InlineData("subject", 150)]
    [InlineData("spot", 500)]
    [InlineData("notes", 2000)]
    public void Words_have_a_greatest_length(string field, int most)
    {
        Assert.Null(Entry.Read(CaseOffice.Field(field), new string('长', most), out _));
        var fault = Entry.Read(CaseOffice.Field(field), new string('长', most + 1), out var value);
        Assert.Equal(("field.length", $"{most + 1}", $"{most}"), (fault!.Code, fault.With[1], fault.With[2]));
        Assert.Null(value);
    }

    [Theory]
    [InlineData("噪声；其他")]
    [InlineData("noise;other")]
    [InlineData("噪声、other")]
    [InlineData("噪声，其他")]
    [InlineData("noise | other")]
    [InlineData("噪声；噪声；noise；其他；")]
    public void Several_codes_are_read_with_any_of_the_usual_marks_between_them_and_each_once(string typed)
    {
        Assert.Null(Entry.Read(CaseOffice.Field("kinds"), typed, out var value));
        Assert.Equal(new Value.Codes(["noise", "other"]), value);
    }

    [Theory]
    [InlineData("是", true)]
    [InlineData("有", true)]
    [InlineData("Yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("√", true)]
    [InlineData("否", false)]
    [InlineData("无", false)]
    [InlineData("no", false)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("×", false)]
    public void Yes_and_no_are_read_in_their_many_forms(string typed, bool yes)
    {
        Assert.Null(Entry.Read(CaseOffice.Field("urgent"), typed, out var value));
        Assert.Equal(new Value.Flag(yes), value);
    }

    [Fact]
    public void Empty_not_applicable_and_zero_are_three_different_things() => Assert.All(CaseOffice.Case.Fields, field =>
    {
        foreach (var blank in new[] { "", " ", "　", "\t\r\n", "\u0000", "\u202e" })
        {
            Assert.Null(Entry.Read(field, blank, out var none));
            Assert.Null(none);
        }
        Assert.Null(Entry.Read(field, " 不适用 ", out var value));
        Assert.Same(Value.NoSense, value);
        if (field.IsNumber)
        {
            Assert.Null(Entry.Read(field, "0", out var zero));
            Assert.Equal(new Value.Number(0), zero);
            Assert.NotEqual(Value.NoSense, zero);
        }
    });

    [Fact]
    public void A_value_of_another_type_than_the_fields_is_refused()
    {
        Value[] values = [new Value.Text("noise"), new Value.Number(1), new Value.Day(CaseOffice.Today), new Value.Moment(CaseOffice.Today.ToDateTime(default)), new Value.Flag(true), new Value.Codes(["noise"]), new Value.Rows([])];
        Type Fitting(FieldType type) => type switch
        {
            FieldType.Integer or FieldType.Decimal or FieldType.Money => typeof(Value.Number),
            FieldType.Date => typeof(Value.Day),
            FieldType.DateTime => typeof(Value.Moment),
            FieldType.YesNo => typeof(Value.Flag),
            FieldType.Codes => typeof(Value.Codes),
            FieldType.Rows => typeof(Value.Rows),
            _ => typeof(Value.Text),
        };
        foreach (var field in CaseOffice.Case.Fields)
            foreach (var value in values.Where(v => v.GetType() != Fitting(field.Type)))
                Assert.True(Entry.Check(field, value) is { } fault && fault.Field == field.Key && fault.ToString() != fault.Code, $"{field.Key} took {value.GetType().Name}");
    }

    [Theory]
    [InlineData("kind", "smell")]
    [InlineData("phone", "不详")]
    [InlineData("idno", "110105194912310021")]
    [InlineData("earlier", "调解〔2024〕3号")]
    [InlineData("paper", "决定书.pdf")]
    public void Words_that_come_another_way_than_by_typing_meet_the_same_form(string field, string words) =>
        Assert.Equal(field, Entry.Check(CaseOffice.Field(field), new Value.Text(words))?.Field);

    [Fact]
    public void A_code_is_chosen_once_and_from_the_list()
    {
        Assert.Null(Entry.Check(CaseOffice.Field("kinds"), new Value.Codes(["noise", "other"])));
        Assert.Equal("noise", Entry.Check(CaseOffice.Field("kinds"), new Value.Codes(["noise", "other", "noise"]))?.With[1]);
        Assert.Equal("smell", Entry.Check(CaseOffice.Field("kinds"), new Value.Codes(["noise", "smell"]))?.With[1]);
    }

    [Fact]
    public void A_row_is_checked_cell_by_cell_and_its_fault_names_the_cell()
    {
        var items = CaseOffice.Field("items");
        Fault? Check(string key, Value value) => Entry.Check(items, new Value.Rows([Fields.Of([new("what", new Value.Text("漏水"))]), Fields.Of([new(key, value)])]));
        Assert.Null(Check("cost", new Value.Number(12.5m)));
        Assert.Equal(("items[1].cost", "field.min"), Of(Check("cost", new Value.Number(-1))));
        Assert.Equal(("items[1].what", "field.length"), Of(Check("what", new Value.Text(new string('长', 21)))));
        Assert.Equal(("items", "field.unknown"), Of(Check("price", new Value.Number(1))));

        static (string?, string?) Of(Fault? fault) => (fault?.Field, fault?.Code);
    }

    [Fact]
    public void Every_code_that_is_delivered_can_be_typed_by_its_key_and_by_its_title()
    {
        var fields = AsShipped.Catalogue.Ledgers.Values.SelectMany(l => l.Fields.Concat(l.Fields.SelectMany(f => f.Rows))).Where(f => f.List is not null);
        foreach (var field in fields)
            foreach (var code in field.List!.Codes)
                foreach (var typed in new[] { code.Key, code.Title })
                {
                    Assert.Null(Entry.Read(field, typed, out var value));
                    Assert.Equal(field.Type == FieldType.Codes ? new Value.Codes([code.Key]) : new Value.Text(code.Key), value);
                }
    }
}
