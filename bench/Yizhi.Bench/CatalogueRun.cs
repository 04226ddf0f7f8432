using System.Diagnostics;
using Yizhi.Commands;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Bench;

/// <summary>Reading and checking the whole shipped catalogue: the first time in a process, and once the program is warm.</summary>
internal static class CatalogueRun
{
    private const int Turns = 20;

    public static void Run()
    {
        var times = new List<double>();
        for (var turn = 0; turn <= Turns; turn++)
        {
            var watch = Stopwatch.StartNew();
            if (CatalogueFiles.Load(null) is not LoadOutcome.Loaded)
                throw new InvalidOperationException("The catalogue has faults.");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Bench.Head("reading the catalogue", "first, compiled as it runs", $"median of the next {Turns}");
        Bench.Row("all files, all checks", $"{times[0]:0} ms", $"{times.Skip(1).Order().ElementAt(Turns / 2):0} ms");
    }
}
