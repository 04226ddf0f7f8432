using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Yizhi.Core.Reports;

/// <summary>A parsed template, and what it names. Templates are bounded in steps and see nothing but the names given them.</summary>
public sealed class LiquidTemplate
{
    private const int MaxSteps = 200_000;
    private static readonly FluidParser Parser = MakeParser();
    private static readonly TemplateOptions Options = MakeOptions();
    private readonly IFluidTemplate template;

    private LiquidTemplate(IFluidTemplate template, IReadOnlyList<IReadOnlyList<string>> names) => (this.template, Names) = (template, names);

    /// <summary>Every name the template uses, as its dotted segments; names it makes itself are left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Names { get; }

    /// <summary>Parses the text; on failure <paramref name="error"/> says where.</summary>
    public static LiquidTemplate? Parse(string text, out string error)
    {
        if (!Parser.TryParse(text, out var template, out error))
            return null;
        var names = new NameCollector();
        names.VisitTemplate(template);
        error = "";
        return new LiquidTemplate(template, names.Found());
    }

    /// <summary>Fills the template.</summary>
    public string Render(IReadOnlyDictionary<string, FluidValue> names)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in names)
            context.SetValue(name, value);
        return template.Render(context);
    }

    private static FluidParser MakeParser()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false });
        parser.RegisterExpressionBlock("say", async (expression, body, writer, encoder, context) =>
        {
            switch (await expression.EvaluateAsync(context))
            {
                case FigureLiquid { IsZero: true } zero:
                    await writer.WriteAsync(zero.ZeroSentence);
                    return Completion.Normal;
                case FigureLiquid { IsMissing: true } missing:
                    missing.NoteGap();
                    return Completion.Normal;
            }
            foreach (var statement in body)
                if (await statement.WriteToAsync(writer, encoder, context) is not Completion.Normal and var completion)
                    return completion;
            return Completion.Normal;
        });
        return parser;
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions { MaxSteps = MaxSteps, MaxRecursion = 20 };
        options.Filters.AddFilter("over", (input, _, _) => input is FigureLiquid figure ? figure.With(t => t with { Over = true }) : input);
        options.Filters.AddFilter("wan", (input, _, _) => input is FigureLiquid figure ? figure.With(t => t with { Wan = true }) : input);
        options.Filters.AddFilter("last_year", (input, _, _) => input is FigureLiquid figure ? figure.With(t => t with { YearsBack = 1 }) : input);
        options.Filters.AddFilter("places", (input, arguments, _) => input is FigureLiquid figure ? figure.With(t => t with { Places = (int)arguments.At(0).ToNumberValue() }) : input);
        options.Filters.AddFilter("slice", (input, arguments, _) => input is FigureLiquid figure ? figure.With(t => t with { Slice = arguments.At(0).ToStringValue() }) : input);
        return options;
    }

    private sealed class NameCollector : AstVisitor
    {
        private readonly List<IReadOnlyList<string>> names = [];
        private readonly HashSet<string> own = new(StringComparer.Ordinal) { "forloop" };

        public IReadOnlyList<IReadOnlyList<string>> Found() => [.. names.Where(n => !own.Contains(n[0]))];

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            names.Add([.. memberExpression.Segments.Select(s => s is IdentifierSegment id ? id.Identifier : "*")]);
            return base.VisitMemberExpression(memberExpression);
        }

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            own.Add(forStatement.Identifier);
            return base.VisitForStatement(forStatement);
        }

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            own.Add(assignStatement.Identifier);
            return base.VisitAssignStatement(assignStatement);
        }
    }
}
