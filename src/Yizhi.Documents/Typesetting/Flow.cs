using Yizhi.Documents.Docx;

namespace Yizhi.Documents.Typesetting;

/// <summary>A strip of the page that is not cut across: a line, a row of a table.</summary>
/// <param name="Height">How high it is.</param>
/// <param name="Put">Puts it on a page, from where it begins.</param>
/// <param name="Closing">What it needs below where it is the last on its page: the rule that closes a table.</param>
internal readonly record struct Strip(double Height, Action<SetPage, double> Put, double Closing = 0);

/// <summary>Strips that belong together: the lines of a paragraph, the rows of a table.</summary>
internal sealed record Group(IReadOnlyList<Strip> Strips)
{
    /// <summary>Room above; none at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>Room below.</summary>
    public double After { get; init; }

    /// <summary>Whether it stands undivided on one page with the beginning of what follows.</summary>
    public bool KeepNext { get; init; }

    /// <summary>Whether it opens a new page.</summary>
    public bool NewPage { get; init; }

    /// <summary>What stands again on every page it goes on to: the head of a table.</summary>
    public IReadOnlyList<Strip> Again { get; init; } = [];

    public double Height => Strips.Sum(strip => strip.Height);
}

/// <summary>Puts groups on pages from top to bottom.</summary>
internal sealed class Flow
{
    private const double Slack = 1e-6;
    private readonly List<SetPage> pages = [];
    private double used;

    /// <summary>The upper edge of the type area.</summary>
    public const double Top = Paper.Top / 20.0;

    /// <summary>The height of the type area.</summary>
    public const double Room = Paper.TypeHeight / 20.0;

    public IReadOnlyList<SetPage> Pages => pages;

    public void Place(IReadOnlyList<Group> groups)
    {
        Open();
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            if ((group.NewPage && used > 0) || (group.KeepNext && used > 0 && used + Kept(groups, i) > Room + Slack))
                Open();
            used += used > 0 || (pages.Count == 1 && i == 0) ? group.Before : 0;
            foreach (var strip in group.Strips)
            {
                if (used > 0 && used + strip.Height + strip.Closing > Room + Slack)
                {
                    Open();
                    foreach (var again in group.Again)
                        Put(again);
                }
                Put(strip);
            }
            used += group.After;
        }
    }

    /// <summary>Puts strips at the foot of the last page, or of one more where they no longer fit.</summary>
    public void PlaceAtFoot(Group group)
    {
        if (used + group.Height > Room + Slack)
            Open();
        used = Room - group.Height;
        foreach (var strip in group.Strips)
            Put(strip);
    }

    // What must stand together: the groups that keep to their next one, and the first strip of the one after them.
    private static double Kept(IReadOnlyList<Group> groups, int from)
    {
        var height = 0.0;
        for (var i = from; i < groups.Count; i++)
        {
            height += i == from ? groups[i].Before : groups[i - 1].After + groups[i].Before;
            if (!groups[i].KeepNext)
                return height + groups[i].Strips[0].Height;
            height += groups[i].Height;
        }
        return height;
    }

    private void Put(Strip strip)
    {
        strip.Put(pages[^1], Top + used);
        used += strip.Height;
    }

    private void Open()
    {
        pages.Add(new SetPage(pages.Count + 1));
        used = 0;
    }
}
