using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;
using Yizhi.Core.Tests.Records;

namespace Yizhi.Core.Tests.Checks;

public class ExampleRunTests
{
    [Fact]
    public void Every_example_that_is_delivered_comes_out_as_written()
    {
        Assert.True(AsShipped.Catalogue.Examples.Count > 50);
        Assert.Empty(ExampleRun.Run(AsShipped.Catalogue));
    }

    [Theory]
    [InlineData("case.received: 2", null)]
    [InlineData("case.received: 3", "应得 3，实得 2")]
    [InlineData("case.amount: 30.5", null)]
    [InlineData("case.amount: 31", null)] // written without decimals it is rounded
    [InlineData("case.amount: 30", "应得 30，实得 30.5")]
    [InlineData("\"case.received|kind:noise\": 1", null)]
    [InlineData("\"case.received|kind:litter\": 1", "应得 1，实得 0")]
    [InlineData("case.amount: missing", "实得 30.5")]
    [InlineData("case.amount: not_applicable", "实得 30.5")]
    [InlineData("case.amount: many", "实得 30.5")]
    public void An_example_that_comes_out_otherwise_is_told_with_both_numbers_and_its_place(string gives, string? fault)
    {
        var faults = Run($$"""
            examples:
              - name: 两件
                ledger: case
                given:
                  - {kind: noise, received_on: 2024-03-01, amount: 10.5}
                  - {kind: other, received_on: 2024-05-01, amount: 20}
                  - {kind: other, received_on: 2024-06-01, amount: 99, state: withdrawn}
                gives: {{{gives}}}
            """);
        if (fault is null)
            Assert.Empty(faults);
        else
        {
            var found = Assert.Single(faults);
            Assert.Contains(fault, found.Message, StringComparison.Ordinal);
            Assert.Equal(("cases/examples.yaml", 2), (found.File, found.Line));
        }
    }

    [Fact]
    public void An_example_is_counted_in_the_year_of_its_first_day_unless_it_names_a_period()
    {
        const string given = "given: [{kind: noise, received_on: 2023-12-31}, {kind: noise, received_on: 2024-01-01}]";
        Assert.Empty(Run($"examples: [{{name: 跨年, ledger: case, {given}, gives: {{case.received: 1}}}}]"));
        Assert.Empty(Run($"examples: [{{name: 跨年, ledger: case, period: 2023-12..2024-01, {given}, gives: {{case.received: 2}}}}]"));
        Assert.Empty(Run($"examples: [{{name: 跨年, ledger: case, period: 2022, {given}, gives: {{case.received: missing}}}}]"));
    }

    private static IReadOnlyList<CatalogueFault> Run(string examples) => CatalogueLoader.Load(
    [
        new("cases/case.yaml", CaseOffice.CaseText), new("cases/examples.yaml", examples), new("base/lists.yaml", CaseOffice.Lists),
        new("base/measures.yaml", CaseOffice.Measures), new("base/roles.yaml", CaseOffice.Roles),
    ]) switch
    {
        LoadOutcome.Loaded loaded => ExampleRun.Run(loaded.Catalogue),
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };
}
