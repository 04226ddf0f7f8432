using System.Security.Cryptography;
using System.Text;

namespace Yizhi.Storage.Records;

/// <summary>Encrypts personal values (AES-256-GCM) and makes blind keys of them (HMAC-SHA-256). The key never enters the database.</summary>
/// <remarks>个人信息保护法 Art. 51 asks for encryption or de-identification; the associated data binds a value to its record and field, so that it can't be moved to another.</remarks>
public sealed class FieldProtector
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] sealing;
    private readonly byte[] blinding;

    /// <summary>Derives both keys from a secret of 32 bytes.</summary>
    /// <exception cref="ArgumentException">The secret is not 32 bytes.</exception>
    public FieldProtector(byte[] secret)
    {
        if (secret.Length != 32)
            throw new ArgumentException("The field key must have 32 bytes.", nameof(secret));
        sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "yizhi field v1"u8.ToArray());
        blinding = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "yizhi blind v1"u8.ToArray());
    }

    /// <summary>Reads the key file of a data folder, making it at first start, readable by its owner alone.</summary>
    /// <exception cref="InvalidDataException">The file is there but holds no key of 32 bytes.</exception>
    public static FieldProtector FromFile(string path)
    {
        if (File.Exists(path))
        {
            var kept = File.ReadAllBytes(path);
            return kept.Length == 32 ? new FieldProtector(kept) : throw new InvalidDataException($"密钥文件 {path} 不是 32 字节，请从备份恢复；没有它，已加密的个人信息读不出来。");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var secret = RandomNumberGenerator.GetBytes(32);
        using (var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            file.Write(secret);
            file.Flush(flushToDisk: true);
        }
        return new FieldProtector(secret);
    }

    /// <summary>The value encrypted, as Base64.</summary>
    public string Protect(string value, Guid record, string field)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var sealed_ = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealed_.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealing, TagSize);
        aes.Encrypt(nonce, plain, sealed_.AsSpan(NonceSize, plain.Length), sealed_.AsSpan(NonceSize + plain.Length), Bound(record, field));
        return Convert.ToBase64String(sealed_);
    }

    /// <summary>The value back.</summary>
    /// <exception cref="CryptographicException">It was altered, moved from another record, or encrypted with another key.</exception>
    public string Reveal(string protectedValue, Guid record, string field)
    {
        var bytes = Convert.FromBase64String(protectedValue);
        if (bytes.Length < NonceSize + TagSize)
            throw new CryptographicException("The protected value is too short.");
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(sealing, TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain, Bound(record, field));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>A key that equal values share and that tells nothing else.</summary>
    public string Blind(string value) => Convert.ToBase64String(HMACSHA256.HashData(blinding, Encoding.UTF8.GetBytes(value.Trim())), 0, 18);

    private static byte[] Bound(Guid record, string field) => Encoding.UTF8.GetBytes($"{record:N}/{field}");
}
