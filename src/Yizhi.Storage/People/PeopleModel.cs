using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.People;

/// <summary>The tables of people, as the stores of ASP.NET Core Identity want them.</summary>
internal static class PeopleModel
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<AccountRow>(account =>
        {
            account.HasKey(a => a.Id);
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.Property(a => a.UserName).HasMaxLength(64);
            account.Property(a => a.NormalizedUserName).HasMaxLength(64);
        });
        model.Entity<AccountClaimRow>(claim =>
        {
            claim.HasKey(c => c.Id);
            claim.HasIndex(c => c.UserId);
        });
        model.Entity<AccountLoginRow>(login =>
        {
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.HasIndex(l => l.UserId);
        });
        model.Entity<AccountTokenRow>().HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        model.Entity<AccountPasskeyRow>(passkey =>
        {
            passkey.HasKey(p => p.CredentialId);
            passkey.HasIndex(p => p.UserId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson("data");
        });
        model.Entity<PostRow>(post =>
        {
            post.HasKey(p => p.Id);
            post.HasIndex(p => p.Account);
        });
        model.Entity<StandInRow>(standIn =>
        {
            standIn.HasKey(s => s.Id);
            standIn.HasIndex(s => s.Present);
        });
        model.Entity<SessionRow>(session =>
        {
            session.HasKey(s => s.Id);
            session.HasIndex(s => s.Account);
        });
        model.Entity<AuditRow>(audit =>
        {
            audit.HasKey(a => a.Seq);
            audit.Property(a => a.Seq).ValueGeneratedNever();
            audit.HasIndex(a => a.Object);
        });
        model.Entity<DraftRow>(draft =>
        {
            draft.HasKey(d => d.Id);
            draft.HasIndex(d => d.Account);
        });
        model.Entity<ListViewRow>(view =>
        {
            view.HasKey(v => v.Id);
            view.HasIndex(v => new { v.Account, v.Ledger });
            view.HasIndex(v => v.Ledger);
        });
    }
}
