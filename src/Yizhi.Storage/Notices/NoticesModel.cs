using Microsoft.EntityFrameworkCore;
using Yizhi.Storage.Jobs;
using Yizhi.Storage.Settings;

namespace Yizhi.Storage.Notices;

/// <summary>The tables of notices, sendings, scheduled work and settings.</summary>
internal static class NoticesModel
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<NoticeRow>(notice =>
        {
            notice.HasKey(n => n.Id);
            notice.HasIndex(n => new { n.Account, n.Once }).IsUnique();
            notice.HasIndex(n => new { n.Account, n.At });
            notice.HasIndex(n => n.Account).HasFilter("read_at IS NULL").HasDatabaseName("IX_notices_unread");
        });
        model.Entity<NoticeSettingRow>(setting =>
        {
            setting.HasKey(s => s.Account);
            setting.HasIndex(s => s.Feed).IsUnique();
        });
        model.Entity<SendingRow>(sending =>
        {
            sending.HasKey(s => s.Id);
            sending.HasIndex(s => s.Once).IsUnique();
            sending.HasIndex(s => s.DueAt).HasFilter("sent_at IS NULL AND given_up_at IS NULL").HasDatabaseName("IX_sendings_waiting");
            sending.HasIndex(s => new { s.Webhook, s.At });
        });
        model.Entity<WebhookRow>().HasKey(w => w.Id);
        model.Entity<OfficeSettingRow>().HasKey(s => s.Key);
        model.Entity<JobRow>().HasKey(j => j.Name);
    }
}
