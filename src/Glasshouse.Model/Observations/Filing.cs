using Glasshouse.Model.Contracts;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Observations;

/// <summary>An observation that becomes a record, on its way to the block of whomever it names.</summary>
/// <param name="Row">Subject it names, rightly or not.</param>
/// <param name="Behaviour">Row of the catalogue.</param>
/// <param name="Channel">Who files it.</param>
/// <param name="Mends">Whether it says that what was owed has been paid.</param>
/// <param name="Act">Number of the act behind it, whoever did it; -1 where there was no such act.</param>
/// <param name="Wrongful">Whether the subject it names did not do it.</param>
/// <param name="Finding">What was found out besides.</param>
public readonly record struct Filing(
    int Row, ushort Behaviour, Channel Channel, bool Mends, long Act, bool Wrongful, Finding Finding = Finding.None)
{
    public const long NoAct = -1;
}

/// <summary>What is true of a record; kept beside the register's inbox, where no scorer can see it.</summary>
/// <param name="Record">Its number; -1 for notes of payment, which are not records of conduct.</param>
/// <param name="Act">Number of the act behind it, or -1.</param>
/// <param name="Wrongful">Whether the subject it names did not do it.</param>
public readonly record struct RecordTruth(long Record, long Act, bool Wrongful);
