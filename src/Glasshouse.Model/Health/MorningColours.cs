namespace Glasshouse.Model.Health;

/// <summary>
/// Colours of the morning, by citizen: what a door asks of somebody of another block, whose files change meanwhile.
/// Kept only where some door asks.
/// </summary>
public sealed class MorningColours(World world)
{
    private readonly CodeColour[] _colours =
        (world.Inputs.Scenario.Cameras?.Uses.Contains(CameraUse.Doors) ?? false)
        || world.Inputs.HealthRegimes.Values.Any(regime => regime.Health is { LendsCodes: true })
            ? new CodeColour[world.Nation.Citizens.Length]
            : [];

    public bool AreKept => _colours.Length > 0;

    public CodeColour this[int row]
    {
        get => _colours[row];
        set => _colours[row] = value;
    }

    public void Forget() => Array.Clear(_colours);
}
