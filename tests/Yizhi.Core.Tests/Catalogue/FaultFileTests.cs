using Xunit;

namespace Yizhi.Core.Tests.Catalogue;

public class FaultFileTests
{
    public static TheoryData<string> Names => [.. FaultCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_file_gives_just_the_faults_written_at_its_head(string name)
    {
        var wrong = FaultCase.All.Single(c => c.Name == name);
        Assert.NotEmpty(wrong.Expected);
        Assert.Equal(wrong.Expected, wrong.Found.Select(f => f.ToString()));
    }

    [Fact]
    public void The_base_the_wrong_files_stand_beside_is_right() =>
        Assert.Empty(FaultCase.Check(Texts.Base));
}
