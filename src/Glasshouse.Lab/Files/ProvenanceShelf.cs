namespace Glasshouse.Lab.Files;

/// <summary>
/// Where each number of the records read so far comes from. Records do not carry it, since nothing in the model may
/// depend on it; whoever writes a record down again asks here.
/// </summary>
public sealed class ProvenanceShelf
{
    private readonly Dictionary<object, Dictionary<string, Provenance>> _known =
        new(ReferenceEqualityComparer.Instance);

    public void Keep(object record, Setting setting, Provenance provenance)
    {
        if (!_known.TryGetValue(record, out Dictionary<string, Provenance>? settings))
        {
            _known.Add(record, settings = new(StringComparer.Ordinal));
        }
        settings[setting.Name] = provenance;
    }

    /// <summary>Where a number comes from; null where it was a default that no file states.</summary>
    public Provenance? Of(object record, Setting setting) =>
        _known.TryGetValue(record, out Dictionary<string, Provenance>? settings)
            ? settings.GetValueOrDefault(setting.Name)
            : null;
}
