using Microsoft.AspNetCore.Identity;

namespace Yizhi.Storage.People;

/// <summary>A person who may sign in.</summary>
public sealed class AccountRow : IdentityUser<Guid>
{
    /// <summary>The person's name, as papers and the journal show it.</summary>
    public required string Name { get; set; }
    /// <summary>When it was made, in UTC.</summary>
    public required DateTime CreatedAt { get; init; }
    /// <summary>Whether the password was given out by an administrator and must be changed first.</summary>
    public bool MustChange { get; set; }
    /// <summary>When it was closed; null while it is open. Accounts are never deleted: the journal names them.</summary>
    public DateTime? ClosedAt { get; set; }
    /// <summary>The sign-in before the one that runs, in UTC.</summary>
    public DateTime? LastAt { get; set; }
    /// <summary>Where that came from.</summary>
    public string? LastFrom { get; set; }
    /// <summary>Until when a first password that was given out works, in UTC; null for as long as it is not changed.</summary>
    public DateTime? FirstUntil { get; set; }
    /// <summary>How often in a row it was locked; each time lasts twice as long.</summary>
    public int Locks { get; set; }
}

/// <summary>A claim of an account.</summary>
public sealed class AccountClaimRow : IdentityUserClaim<Guid>;

/// <summary>A sign-in from outside that belongs to an account.</summary>
public sealed class AccountLoginRow : IdentityUserLogin<Guid>;

/// <summary>A secret of an account, such as that of its second factor.</summary>
public sealed class AccountTokenRow : IdentityUserToken<Guid>;

/// <summary>A passkey of an account.</summary>
public sealed class AccountPasskeyRow : IdentityUserPasskey<Guid>;

/// <summary>A role held in a unit from one day to another.</summary>
public sealed class PostRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>The account.</summary>
    public required Guid Account { get; init; }
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }
    /// <summary>The role's key.</summary>
    public required string Role { get; init; }
    /// <summary>The first day.</summary>
    public required DateOnly From { get; set; }
    /// <summary>The last day; null while it is held.</summary>
    public DateOnly? Until { get; set; }
    /// <summary>Whether it is of someone outside the staff.</summary>
    public bool IsLight { get; init; }
}

/// <summary>Someone who fills another's posts for a time.</summary>
public sealed class StandInRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>Whose posts.</summary>
    public required Guid Absent { get; init; }
    /// <summary>Who fills them.</summary>
    public required Guid Present { get; init; }
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }
    /// <summary>The last day.</summary>
    public required DateOnly Until { get; set; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A sign-in that lasts until it is ended.</summary>
public sealed class SessionRow
{
    /// <summary>UUIDv7; the cookie carries it, encrypted.</summary>
    public required Guid Id { get; init; }
    /// <summary>The account.</summary>
    public required Guid Account { get; init; }
    /// <summary>When it began, in UTC.</summary>
    public required DateTime StartedAt { get; init; }
    /// <summary>When it was last used, to a minute.</summary>
    public required DateTime SeenAt { get; set; }
    /// <summary>When it ended.</summary>
    public DateTime? EndedAt { get; set; }
    /// <summary>The address it came from.</summary>
    public required string From { get; init; }
    /// <summary>The browser, in its own words, cut.</summary>
    public required string Agent { get; init; }
}

/// <summary>One act of an administrator, or on an account: append-only, chained by hash.</summary>
public sealed class AuditRow
{
    /// <summary>1 for the first, and so on without gaps.</summary>
    public required long Seq { get; init; }
    /// <summary>When, in UTC, to the millisecond.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account that acted; empty for one who was not signed in.</summary>
    public required string ActorId { get; init; }
    /// <summary>The name at the time.</summary>
    public required string ActorName { get; init; }
    /// <summary>The act, such as <c>post.given</c>.</summary>
    public required string Act { get; init; }
    /// <summary>What it was done to: an account's id, a unit's code.</summary>
    public required string Object { get; init; }
    /// <summary>The rest in words; no password and no secret ever.</summary>
    public required string Detail { get; init; }
    /// <summary>The hash of the row before; empty for the first.</summary>
    public required byte[] PrevHash { get; init; }
    /// <summary>The hash of this row, the one before included.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>What someone typed and has not yet saved, encrypted.</summary>
public sealed class DraftRow
{
    /// <summary>UUIDv7, made when the form was opened.</summary>
    public required Guid Id { get; init; }
    /// <summary>Whose.</summary>
    public required Guid Account { get; init; }
    /// <summary>The ledger's key.</summary>
    public required string Ledger { get; init; }
    /// <summary>The record and what is done to it; null for a new one.</summary>
    public Guid? Record { get; init; }
    /// <summary>The step's key, <c>correct</c>, or empty for a new record.</summary>
    public required string Act { get; init; }
    /// <summary>What was typed, encrypted.</summary>
    public required string Typed { get; set; }
    /// <summary>When it was last kept, in UTC.</summary>
    public required DateTime At { get; set; }
}

/// <summary>A view of a ledger's list kept under a name.</summary>
public sealed class ListViewRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>Whose.</summary>
    public required Guid Account { get; init; }
    /// <summary>The ledger's key.</summary>
    public required string Ledger { get; init; }
    /// <summary>Its name; empty for the columns chosen without a name.</summary>
    public required string Name { get; set; }
    /// <summary>The address's query.</summary>
    public required string Query { get; set; }
    /// <summary>The unit whose staff share it; null while it is one's own.</summary>
    public string? SharedIn { get; set; }
}
