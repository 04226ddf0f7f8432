using System.Globalization;
using System.Xml.Linq;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Tests.Catalogue;
using Yizhi.Core.Wording;

namespace Yizhi.Core.Tests.House;

public class MessagesTests
{
    [Fact]
    public void Every_type_of_field_has_its_words()
    {
        var keys = XDocument.Load(Path.Combine(Texts.Root, "src/Yizhi.Core/Wording/Messages.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToList();
        // The message for several codes is that for one.
        Assert.All(Enum.GetValues<FieldType>().Where(t => t != FieldType.Codes), t => Assert.Contains("field." + t.ToString().ToLowerInvariant(), keys));
    }

    [Fact]
    public void A_message_comes_in_the_readers_language_and_an_unknown_code_as_it_is()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal("请填写事由。", Words.Say("field.required", "事由"));
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.NotEqual("请填写事由。", Words.Say("field.required", "事由"));
            Assert.Contains("事由", Words.Say("field.required", "事由"), StringComparison.Ordinal);
            Assert.Equal("no.such", Words.Say("no.such"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
