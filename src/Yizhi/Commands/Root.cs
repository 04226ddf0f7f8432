using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;

namespace Yizhi.Commands;

/// <summary>Temporary front door.</summary>
public static class Root
{
    /// <summary>Runs a verb.</summary>
    public static Task<int> Run(string[] args)
    {
        if (args is ["catalogue", "schema"]) { Console.Write(JsonSchema.Text()); return Task.FromResult(0); }
        var faults = CatalogueFiles.Load(args.Length > 2 ? args[2] : null) switch
        {
            LoadOutcome.Faulty faulty => faulty.Faults,
            LoadOutcome.Loaded loaded => ExampleRun.Run(loaded.Catalogue),
            _ => [],
        };
        foreach (var fault in faults)
            Console.WriteLine(fault);
        Console.WriteLine($"{faults.Count} 处");
        return Task.FromResult(faults.Count > 0 ? 1 : 0);
    }
}
