using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yizhi.Accounts;

/// <summary>A provider of sign-ins from outside by OpenID Connect, such as a city's unified identity service.</summary>
/// <param name="Authority">Its address; https, or this machine.</param>
/// <param name="ClientId">What it calls this office.</param>
/// <param name="Name">What people call it.</param>
public sealed record OutsideProvider(
    [property: JsonPropertyName("authority"), JsonRequired] string Authority, [property: JsonPropertyName("client_id"), JsonRequired] string ClientId, [property: JsonPropertyName("name"), JsonRequired] string Name)
{
    /// <summary>The environment variable with its secret, which never stands in a file.</summary>
    public const string SecretVariable = "YIZHI_OIDC_SECRET";

    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Its secret; empty for a client without one.</summary>
    [JsonIgnore]
    public string Secret { get; init; } = "";

    /// <summary>Whether its address is on this machine, where no encryption is needed.</summary>
    [JsonIgnore]
    public bool IsLocal => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>Reads a provider from a file, and its secret from the environment.</summary>
    /// <returns>Null where the file says none.</returns>
    public static OutsideProvider? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<OutsideProvider>(File.ReadAllText(file), Strict) is { } read && Uri.TryCreate(read.Authority, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) && read.ClientId.Length > 0 && read.Name.Length is > 0 and <= 40 ? read with { Secret = Environment.GetEnvironmentVariable(SecretVariable) ?? "" } : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
