using System.Net;
using Xunit;
using Yizhi.Delivery;

namespace Yizhi.Tests.Delivery;

/// <summary>Webhooks reach the open net by https, and this machine; never the networks behind the office unless that is allowed.</summary>
public sealed class SafeAddressesTests
{
    [Theory]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=x", null)]
    [InlineData("http://127.0.0.1:8080/hook", null)]
    [InlineData("http://localhost/hook", null)]
    [InlineData("http://[::1]/hook", null)]
    [InlineData("http://example.com/hook", "webhook.address.https")]
    [InlineData("http://127.0.0.1.example.com/", "webhook.address.https")]
    [InlineData("http://localhost.example.com/", "webhook.address.https")]
    [InlineData("https://10.1.2.3/", "webhook.address.inside")]
    [InlineData("https://[fd00::1]/", "webhook.address.inside")]
    [InlineData("https://[::ffff:192.168.1.1]/", "webhook.address.inside")]
    [InlineData("https://0x0a010203/", "webhook.address.inside")]
    [InlineData("https://169.254.169.254/latest/meta-data", "webhook.address.inside")]
    [InlineData("ftp://example.com/", "webhook.address.wrong")]
    [InlineData("file:///etc/passwd", "webhook.address.wrong")]
    [InlineData("https://user:secret@example.com/", "webhook.address.wrong")]
    [InlineData("hook", "webhook.address.wrong")]
    public void An_address_is_taken_or_refused(string address, string? refused) => Assert.Equal(refused, SafeAddresses.Refused(address, inside: false));

    [Theory]
    [InlineData("https://10.1.2.3/", null)]
    [InlineData("http://10.1.2.3/", "webhook.address.https")]
    public void Private_networks_are_reached_by_https_alone_once_they_are_allowed(string address, string? refused) => Assert.Equal(refused, SafeAddresses.Refused(address, inside: true));

    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("2400:3200::1", true, true)]
    [InlineData("127.0.0.1", false, false)]
    [InlineData("::1", false, false)]
    [InlineData("::ffff:127.0.0.1", false, false)]
    [InlineData("10.0.0.1", false, true)]
    [InlineData("172.31.255.255", false, true)]
    [InlineData("172.32.0.1", true, true)]
    [InlineData("192.168.0.1", false, true)]
    [InlineData("100.64.0.1", false, true)]
    [InlineData("169.254.169.254", false, true)]
    [InlineData("0.0.0.0", false, true)]
    [InlineData("255.255.255.255", false, true)]
    [InlineData("fe80::1", false, true)]
    [InlineData("fd12::1", false, true)]
    [InlineData("64:ff9b::a00:1", false, true)]
    public void What_a_name_resolves_to_is_asked_again(string ip, bool open, bool inside)
    {
        Assert.Equal(open, SafeAddresses.May(IPAddress.Parse(ip), inside: false));
        Assert.Equal(inside, SafeAddresses.May(IPAddress.Parse(ip), inside: true));
    }

    [Fact]
    public async Task A_name_of_the_open_net_that_resolves_to_this_machine_is_not_called()
    {
        await using var hook = await SmallHook.Start();
        using var client = SafeAddresses.Client(inside: true, TimeSpan.FromSeconds(5));
        // With its point at the end it is a name like any other, and it leads here.
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://localhost.:{new Uri(hook.Address).Port}/"), TestContext.Current.CancellationToken));
        Assert.IsType<ForbiddenAddressException>(refused.InnerException);
        Assert.Empty(hook.Calls);
    }
}
