namespace Glasshouse.Model.Beliefs;

/// <summary>By which rule people judge somebody who helped, or refused to.</summary>
public enum Norm : byte
{
    /// <summary>Helping is good and refusing is bad, whoever asked (Nowak and Sigmund 1998).</summary>
    ImageScoring,

    /// <summary>Only refusing somebody good is bad (Leimar and Hammerstein 2001, in its simple form).</summary>
    SimpleStanding,

    /// <summary>Helping the good and refusing the bad is good, anything else bad (Pacheco and others 2006).</summary>
    SternJudging,

    /// <summary>Only helping somebody good is good.</summary>
    Shunning,

    /// <summary>
    /// The first of the leading eight (Ohtsuki and Iwasa 2006): who is good may refuse the bad; who is bad has to
    /// help anybody to become good again.
    /// </summary>
    Standing,
}

/// <summary>
/// The assessment tables of the norms: what a judge thinks of a donor, from what the judge thought of both and from
/// what was done. All of the leading eight fit the form; these are the five that are studied most.
/// </summary>
public static class Norms
{
    // One bit for each case, the lowest first: refused or helped, by recipient bad or good, by donor bad or good.
    private const int Helped = 1;
    private const int RecipientGood = 2;
    private const int DonorGood = 4;

    /// <summary>Whether a judge who makes no mistake finds the donor good.</summary>
    public static bool FindsGood(this Norm norm, bool isDonorGood, bool isRecipientGood, bool hasHelped)
    {
        int which = (isDonorGood ? DonorGood : 0) | (isRecipientGood ? RecipientGood : 0) | (hasHelped ? Helped : 0);
        return (Table(norm) & (1 << which)) != 0;
    }

    private static int Table(Norm norm) => norm switch
    {
        Norm.ImageScoring => 0b1010_1010,
        Norm.SimpleStanding => 0b1011_1011,
        Norm.SternJudging => 0b1001_1001,
        Norm.Shunning => 0b1000_1000,
        _ => 0b1011_1010,
    };
}
