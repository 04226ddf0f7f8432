using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Wording;

namespace Yizhi.Core.Tests.Records;

public class FaultWordsTests
{
    private static readonly ResourceManager Messages = new("Yizhi.Core.Wording.Messages", typeof(Words).Assembly);

    [Fact]
    public void Every_message_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        var (chinese, english) = (Of(CultureInfo.InvariantCulture), Of(new CultureInfo("en")));
        Assert.True(chinese.Count > 40);
        Assert.Equal(chinese.Keys.Order(), english.Keys.Order());
        Assert.All(chinese, m => Assert.Equal(Holes(m.Value), Holes(english[m.Key])));
    }

    [Fact]
    public void A_fault_is_told_in_the_readers_language()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");
            Assert.Equal("请填写事由。", new Fault("subject", "field.required", "事由").ToString());
            CultureInfo.CurrentUICulture = new CultureInfo("en");
            Assert.DoesNotContain("请填写", new Fault("subject", "field.required", "Subject").ToString(), StringComparison.Ordinal);
            Assert.Contains("Subject", new Fault("subject", "field.required", "Subject").ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void What_was_typed_stands_in_the_message_as_it_was_typed() =>
        Assert.Contains("{0}{9}", Entry.Read(CaseOffice.Field("received_on"), "{0}{9}", out _)!.ToString(), StringComparison.Ordinal);

    private static Dictionary<string, string> Of(CultureInfo culture) =>
        Messages.GetResourceSet(culture, true, false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Holes(string text) => Regex.Matches(text, @"\{\d\}").Select(m => m.Value).Distinct().Order();
}
