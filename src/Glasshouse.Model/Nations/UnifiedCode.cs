using System.Buffers;

namespace Glasshouse.Model.Nations;

/// <summary>What the checker says of a code.</summary>
public enum UnifiedCodeVerdict : byte
{
    /// <summary>A synthetic code with both check digits right.</summary>
    Sound,

    /// <summary>A synthetic code in which a check digit or a symbol is wrong.</summary>
    Faulty,

    /// <summary>Not of the region that does not exist: nothing at all is said of it.</summary>
    Refused,
}

/// <summary>
/// Codes of synthetic organisations in the form of an 18-character unified social credit code (GB 32100-2015, with the
/// organisation code of GB 11714 inside). All lie in region 999900, which does not exist, so none can be a real
/// organisation's; the checker reads no other region.
/// </summary>
/// <remarks>
/// 1 registering authority, 2 kind, 3 to 8 region, 9 to 16 body, 17 check digit of the organisation code, 18 check
/// symbol of the whole. Codes are labels in tables only; no register knows them.
/// </remarks>
public static class UnifiedCode
{
    public const string Region = "999900";
    public const int Length = 18;

    private const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Symbols);

    private const string Body = "MA";
    private const int RegionPlace = 2;
    private const int BodyPlace = RegionPlace + 6;
    private const int InnerCheckPlace = BodyPlace + 8;

    /// <summary>The code of an organisation's row.</summary>
    public static string Of(int row, OrganisationKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        Span<char> code = stackalloc char[Length];
        Prefix(kind).CopyTo(code);
        Region.CopyTo(code[RegionPlace..]);
        Body.CopyTo(code[BodyPlace..]);
        int left = row;
        for (int place = InnerCheckPlace - 1; place >= BodyPlace + Body.Length; place--)
        {
            code[place] = Symbols[left % Symbols.Length];
            left /= Symbols.Length;
        }
        code[InnerCheckPlace] = InnerCheck(code[BodyPlace..InnerCheckPlace]);
        code[^1] = OuterCheck(code[..^1]);
        return new string(code);
    }

    /// <summary>Judges a synthetic code; refuses every other without judging it.</summary>
    public static UnifiedCodeVerdict Check(string code)
    {
        if (code.Length < BodyPlace || code.AsSpan(RegionPlace, Region.Length) is not Region)
        {
            return UnifiedCodeVerdict.Refused;
        }
        if (code.Length != Length || code.AsSpan().IndexOfAnyExcept(Allowed) >= 0)
        {
            return UnifiedCodeVerdict.Faulty;
        }
        bool isInnerRight = code[InnerCheckPlace] == InnerCheck(code.AsSpan(BodyPlace, InnerCheckPlace - BodyPlace));
        bool isOuterRight = code[^1] == OuterCheck(code.AsSpan(0, Length - 1));
        return isInnerRight && isOuterRight ? UnifiedCodeVerdict.Sound : UnifiedCodeVerdict.Faulty;
    }

    // Authority (1 institutions, 5 civil affairs, 9 market regulation) and kind.
    private static string Prefix(OrganisationKind kind) => kind switch
    {
        OrganisationKind.SoleTrader => "92",
        OrganisationKind.Company => "91",
        OrganisationKind.Cooperative => "93",
        OrganisationKind.Association => "51",
        OrganisationKind.Foundation => "53",
        OrganisationKind.Institution => "12",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of organisation."),
    };

    // GB 11714: 11 less the weighted sum modulo 11; 10 is X, 11 is 0. Letters count from A = 10 without gaps.
    private static char InnerCheck(ReadOnlySpan<char> body)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        int sum = 0;
        for (int place = 0; place < weights.Length; place++)
        {
            int value = char.IsAsciiDigit(body[place]) ? body[place] - '0' : body[place] - 'A' + 10;
            sum += weights[place] * value;
        }
        return (11 - (sum % 11)) switch
        {
            11 => '0',
            10 => 'X',
            int check => (char)('0' + check),
        };
    }

    // GB 32100: 31 less the sum weighted by powers of 3, modulo 31; values are places in the 31 symbols.
    private static char OuterCheck(ReadOnlySpan<char> code)
    {
        int sum = 0;
        int weight = 1;
        foreach (char symbol in code)
        {
            sum += weight * Symbols.IndexOf(symbol, StringComparison.Ordinal);
            weight = weight * 3 % Symbols.Length;
        }
        return Symbols[(Symbols.Length - (sum % Symbols.Length)) % Symbols.Length];
    }
}
