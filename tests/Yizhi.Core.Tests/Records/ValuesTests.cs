using Xunit;
using Yizhi.Core.Records;

namespace Yizhi.Core.Tests.Records;

public class ValuesTests
{
    [Fact]
    public void Values_are_equal_when_they_say_the_same()
    {
        Assert.Equal(new Value.Number(1.50m), new Value.Number(1.5m));
        Assert.Equal(new Value.Codes(["a", "b"]), new Value.Codes(["a", "b"]));
        Assert.NotEqual(new Value.Codes(["a", "b"]), new Value.Codes(["b", "a"]));
        Assert.Equal(new Value.Rows([One("x", 1)]), new Value.Rows([One("x", 1)]));
        Assert.NotEqual(new Value.Rows([One("x", 1)]), new Value.Rows([One("x", 2)]));
        Assert.NotEqual<Value>(new Value.Text("1"), new Value.Number(1));
        Assert.Equal(new Value.Codes(["a"]).GetHashCode(), new Value.Codes(["a"]).GetHashCode());
        Assert.Equal(new Value.Rows([One("x", 1)]).GetHashCode(), new Value.Rows([One("x", 1)]).GetHashCode());
    }

    [Fact]
    public void Fields_are_equal_in_any_order_and_a_change_leaves_the_old_ones_alone()
    {
        var fields = Fields.Of([new("a", new Value.Number(1)), new("b", new Value.Number(2))]);
        Assert.Equal(fields, Fields.Of([new("b", new Value.Number(2)), new("a", new Value.Number(1))]));
        Assert.Equal(fields.GetHashCode(), Fields.Of([new("b", new Value.Number(2)), new("a", new Value.Number(1))]).GetHashCode());
        var changed = fields.With([new("a", null), new("c", new Value.Flag(true))]);
        Assert.Equal(["b", "c"], changed.Keys.Order());
        Assert.Equal(["a", "b"], fields.Keys.Order());
        Assert.NotEqual(fields, changed);
        Assert.NotEqual(fields, Fields.Of([new("a", new Value.Number(1)), new("b", Value.NoSense)]));
        Assert.Null(changed.Get("a"));
        Assert.Empty(Fields.Empty);
    }

    [Fact]
    public void Fields_keep_a_copy_of_what_they_were_made_of()
    {
        var source = new Dictionary<string, Value> { ["a"] = new Value.Number(1) };
        var fields = Fields.Of(source);
        source["a"] = new Value.Number(2);
        Assert.Equal(new Value.Number(1), fields["a"]);
    }

    private static Fields One(string key, decimal number) => Fields.Of([new(key, new Value.Number(number))]);
}
