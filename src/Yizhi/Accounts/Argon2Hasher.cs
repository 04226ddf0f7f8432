using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Yizhi.Storage.People;

namespace Yizhi.Accounts;

/// <summary>Passwords hashed with Argon2id (RFC 9106), with the memory and passes OWASP advises; the numbers stand beside the hash, so that they can be raised later.</summary>
public sealed class Argon2Hasher : IPasswordHasher<AccountRow>
{
    private const int Memory = 19 * 1024, Passes = 2, Lanes = 1, Salt = 16, Size = 32;

    /// <inheritdoc/>
    public string HashPassword(AccountRow user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(Salt);
        return $"argon2id${Memory}${Passes}${Lanes}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Hash(password, salt, Memory, Passes, Lanes, Size))}";
    }

    /// <inheritdoc/>
    public PasswordVerificationResult VerifyHashedPassword(AccountRow user, string hashedPassword, string providedPassword)
    {
        if (hashedPassword.Split('$') is not ["argon2id", var memory, var passes, var lanes, var salt, var kept]
            || !int.TryParse(memory, out var m) || !int.TryParse(passes, out var t) || !int.TryParse(lanes, out var p))
            return PasswordVerificationResult.Failed;
        var hash = Convert.FromBase64String(kept);
        if (!CryptographicOperations.FixedTimeEquals(hash, Hash(providedPassword, Convert.FromBase64String(salt), m, t, p, hash.Length)))
            return PasswordVerificationResult.Failed;
        return (m, t, p) == (Memory, Passes, Lanes) ? PasswordVerificationResult.Success : PasswordVerificationResult.SuccessRehashNeeded;
    }

    private static byte[] Hash(string password, byte[] salt, int memory, int passes, int lanes, int size)
    {
        using var argon = new Argon2id(Encoding.UTF8.GetBytes(password.Normalize())) { Salt = salt, MemorySize = memory, Iterations = passes, DegreeOfParallelism = lanes };
        return argon.GetBytes(size);
    }
}
