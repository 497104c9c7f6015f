using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using Glasshouse.Lab.Files;

namespace Glasshouse.Lab.Passes;

/// <summary>
/// A private pass: a signed claim that whoever shows it may enter until a day, and nothing else. It is checked on the
/// spot against the run's public key; nobody keeps a log and nobody is asked. Its form is our own on purpose: no reader
/// of real certificates takes it, and it bears the synthetic prefix.
/// </summary>
/// <param name="Citizen">Synthetic citizen whose pass it is.</param>
/// <param name="IssuedDay">Day of the run on which it was given.</param>
/// <param name="LastDay">Last day on which it counts.</param>
public sealed record SyntheticPass(int Citizen, int IssuedDay, int LastDay)
{
    /// <summary>Begins the text of everything that is drawn as a QR code.</summary>
    public const string Prefix = "GLASSHOUSE-SYNTHETIC:";

    private const string Kind = "PASS:";
    private const int Citizens = 1;
    private const int Issued = 2;
    private const int Last = 3;

    /// <summary>The pass as the text of a QR code, signed with the key of its run.</summary>
    public string Sign(RunKey key)
    {
        var claim = new CborWriter();
        claim.WriteStartMap(3);
        claim.WriteInt32(Citizens);
        claim.WriteInt32(Citizen);
        claim.WriteInt32(Issued);
        claim.WriteInt32(IssuedDay);
        claim.WriteInt32(Last);
        claim.WriteInt32(LastDay);
        claim.WriteEndMap();
        var signer = new CoseSigner(key.Pair, HashAlgorithmName.SHA256);
        return Prefix + Kind + Convert.ToHexString(CoseSign1Message.SignEmbedded(claim.Encode(), signer));
    }

    /// <summary>Reads a pass and refuses what cannot open a door on that day.</summary>
    /// <param name="text">What a QR reader says.</param>
    /// <param name="key">Key of the run whose doors are meant.</param>
    /// <param name="day">Day of the run.</param>
    /// <exception cref="BadInputException">No pass, truncated, forged, not yet valid or expired.</exception>
    public static SyntheticPass Check(string text, RunKey key, int day)
    {
        text = text.Trim();
        if (!text.StartsWith(Prefix + Kind, StringComparison.Ordinal))
        {
            string found = text.Length > 40 ? text[..37] + "..." : text.Length == 0 ? "empty" : text;
            throw Refuse("no-pass", $"is {found}; a synthetic pass begins with {Prefix}{Kind}");
        }
        CoseSign1Message message = Message(text[(Prefix.Length + Kind.Length)..]);
        if (message.Content is not { } content || !IsSigned(message, key))
        {
            throw Refuse("forged-pass",
                "is forged or of another run: its signature does not fit the key of this run, and a key lives for one "
                + "run");
        }
        SyntheticPass pass = Read(content);
        if (day > pass.LastDay)
        {
            throw Refuse("expired-pass", $"has expired: it counted up to day {pass.LastDay}, and this is day {day}");
        }
        return day >= pass.IssuedDay ? pass : throw Refuse(
            "early-pass", $"does not count yet: it was given on day {pass.IssuedDay}, and this is day {day}");
    }

    private static CoseSign1Message Message(string digits)
    {
        try
        {
            return CoseMessage.DecodeSign1(Convert.FromHexString(digits));
        }
        catch (Exception cause) when (cause is FormatException or CryptographicException)
        {
            throw Refuse("truncated-pass",
                $"is truncated or damaged: what follows the prefix is no whole signed message ({digits.Length} "
                + "digits)");
        }
    }

    private static bool IsSigned(CoseSign1Message message, RunKey key)
    {
        try
        {
            return message.VerifyEmbedded(key.Pair);
        }
        catch (CryptographicException)
        {
            // Another algorithm than ours: nothing this run has signed.
            return false;
        }
    }

    private static SyntheticPass Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            int[] found = [-1, -1, -1, -1];
            var claim = new CborReader(content);
            for (int? left = claim.ReadStartMap(); left > 0; left--)
            {
                int label = claim.ReadInt32();
                found[label is > 0 and <= Last ? label : 0] = claim.ReadInt32();
            }
            claim.ReadEndMap();
            return found[Citizens] >= 0 && found[Issued] >= 0 && found[Last] >= 0
                ? new SyntheticPass(found[Citizens], found[Issued], found[Last])
                : throw Refuse("damaged-pass", "claims nothing about a citizen and its days");
        }
        catch (Exception cause) when (cause is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Refuse("damaged-pass", "holds a claim that cannot be read");
        }
    }

    private static BadInputException Refuse(string code, string message) => new("pass", code, message);
}
