using System.Globalization;
using Microsoft.AspNetCore.Components;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>How far a task is, in one way on every look of the plan: “已办 37/50 件” that opens where a figure counts it, else what was reported.</summary>
internal static class TaskProgress
{
    public static RenderFragment Of(PlanTask task) => builder =>
    {
        if (task.Bound is { } bound)
        {
            builder.AddContent(0, Texts.Say("tasks.counted"));
            builder.OpenComponent<FigureLink>(1);
            builder.AddAttribute(2, nameof(FigureLink.Of), bound);
            builder.AddAttribute(3, nameof(FigureLink.Bare), true);
            builder.AddAttribute(4, nameof(FigureLink.Hint), true);
            builder.CloseComponent();
            if (task.Wanted is not null)
                builder.AddContent(5, $"/{task.WantedShown}");
            else if (bound.UnitSaid.Length > 0)
                builder.AddContent(6, $" {bound.UnitSaid}");
            if (!task.IsCounted || task.IsDone)
                return;
        }
        else
            builder.AddContent(7, Texts.Say(task.IsDone ? "tasks.reported.done" : task.Reported > 0 ? "tasks.reported" : "tasks.reported.none", task.Progress.ToString("0", CultureInfo.InvariantCulture)));
        builder.OpenElement(8, "progress");
        builder.AddAttribute(9, "max", 100);
        builder.AddAttribute(10, "value", task.Progress.ToString("0", CultureInfo.InvariantCulture));
        builder.AddAttribute(11, "aria-label", Texts.Say("tasks.progress.of", task.Title));
        builder.CloseElement();
    };
}
