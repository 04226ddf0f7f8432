using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Yizhi.Storage;
using Yizhi.Storage.People;

namespace Yizhi.Accounts;

/// <summary>Accounts in the office's own database; the secrets of second factors are encrypted with the office's key.</summary>
public sealed class AccountStore(Office office, YizhiDb db, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<AccountRow, YizhiDb, Guid, AccountClaimRow, AccountLoginRow, AccountTokenRow, AccountPasskeyRow>(db, describer)
{
    /// <inheritdoc/>
    public override Task SetTokenAsync(AccountRow user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : office.Protector.Protect(value, user.Id, name), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(AccountRow user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? office.Protector.Reveal(kept, user.Id, name) : null;
}
