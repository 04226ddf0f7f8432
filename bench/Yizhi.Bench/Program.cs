using Yizhi.Bench;

// The load runs behind docs/performance.md: dotnet run -c Release --project bench/Yizhi.Bench [saving|report|documents|import|start|catalogue|pages]…
// PostgreSQL is measured where YIZHI_BENCH_POSTGRES names a server, such as "Host=127.0.0.1;Port=5432;Username=postgres".
Directory.CreateDirectory(Bench.Folder);
try
{
    var runs = args.Length > 0 ? args : ["catalogue", "saving", "report", "documents", "import", "start", "pages"];
    Console.WriteLine($"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
    if (runs.Contains("catalogue"))
        CatalogueRun.Run();
    if (runs.Contains("saving"))
        await SavingRun.Run();
    if (runs.Contains("report"))
        await ReportRun.Run(20_000, 1_000_000);
    if (runs.Contains("documents"))
        DocumentsRun.Run();
    if (runs.Contains("import"))
        await ImportRun.Run(100_000);
    if (runs.Contains("pages"))
        await PagesRun.Run(int.TryParse(Environment.GetEnvironmentVariable("YIZHI_BENCH_RECORDS"), out var records) ? records : 300_000);
    if (runs.Contains("start"))
        await StartRun.Run();
    return 0;
}
finally
{
    Directory.Delete(Bench.Folder, recursive: true);
}
