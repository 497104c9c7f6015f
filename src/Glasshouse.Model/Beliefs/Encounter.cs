using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Beliefs;

/// <summary>What came of a meeting, as far as it can be said before anybody has changed.</summary>
[Flags]
public enum EncounterOutcome : byte
{
    None = 0,

    /// <summary>Both are adults who have formed an outlook.</summary>
    Met = 1 << 0,
    Helped = 1 << 1,

    /// <summary>People find the donor good for what it did.</summary>
    FoundGood = 1 << 2,

    /// <summary>The donor hears of the system.</summary>
    DonorTold = 1 << 3,
    RecipientTold = 1 << 4,

    /// <summary>The recipient is wrongly sanctioned, and the donor sees it.</summary>
    InjusticeSeen = 1 << 5,
}

/// <summary>Somebody meets a tie and is asked for help.</summary>
/// <param name="Donor">Who is asked; its turn it is.</param>
/// <param name="Recipient">Who asks.</param>
/// <param name="Words">The meeting's draws.</param>
/// <param name="DonorVoiced">What the donor says.</param>
/// <param name="RecipientVoiced">What the recipient says.</param>
/// <param name="Outcome">What comes of it.</param>
public record struct Encounter(
    int Donor, int Recipient, Words Words, ushort DonorVoiced, ushort RecipientVoiced, EncounterOutcome Outcome)
{
    public readonly bool Has(EncounterOutcome outcome) => (Outcome & outcome) != 0;
}
