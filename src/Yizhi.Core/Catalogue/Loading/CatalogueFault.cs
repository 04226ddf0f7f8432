using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Something wrong in the catalogue, at its place, in Chinese.</summary>
public sealed record CatalogueFault(string File, int Line, int Column, string Message)
{
    /// <summary>As <c>dispute/dispute.yaml:31:52 指标 …</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column} {Message}";
}

/// <summary>What loading a catalogue comes to: the catalogue, or every fault in it.</summary>
public abstract record LoadOutcome
{
    private LoadOutcome() { }
    /// <summary>The catalogue is whole.</summary>
    public sealed record Loaded(OfficeCatalogue Catalogue) : LoadOutcome;
    /// <summary>The faults, by file and place.</summary>
    public sealed record Faulty(IReadOnlyList<CatalogueFault> Faults) : LoadOutcome;
}

/// <summary>The faults found so far.</summary>
internal sealed class FaultList
{
    private readonly List<CatalogueFault> faults = [];

    private readonly Dictionary<YamlNode, string> origins = new(ReferenceEqualityComparer.Instance);

    public bool Any => faults.Count > 0;

    /// <summary>Notes the file of a node that will stand among another file's.</summary>
    public void Remember(YamlNode node, string file)
    {
        origins[node] = file;
        foreach (var inner in node.AllNodes)
            origins[inner] = file;
    }

    /// <summary>Where a node is written.</summary>
    public Place At(YamlNode node, string file) => new(origins.GetValueOrDefault(node, file), (int)node.Start.Line, (int)node.Start.Column);

    public void Add(Place place, string message) => faults.Add(new CatalogueFault(place.File, place.Line, place.Column, message));

    /// <summary>Adds the faults found elsewhere.</summary>
    public void Take(FaultList others) => faults.AddRange(others.faults);

    public IReadOnlyList<CatalogueFault> Sorted() =>
        [.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];
}
