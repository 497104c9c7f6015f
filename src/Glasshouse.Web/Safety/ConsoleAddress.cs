using System.Net;
using System.Security.Cryptography;
using Glasshouse.Lab.Files;

namespace Glasshouse.Web.Safety;

/// <summary>Where the console listens, and what it asks of whoever comes from another machine.</summary>
/// <param name="Address">This machine's own address unless somebody says otherwise.</param>
/// <param name="Port">Port; 0 for any that is free.</param>
/// <param name="Token">Asked for at the door; null where only this machine can come.</param>
public sealed record ConsoleAddress(IPAddress Address, int Port, string? Token)
{
    private const int LeastLetters = 20;
    private const int MadeBytes = 24;

    public static ConsoleAddress Loopback(int port) => new(IPAddress.Loopback, port, null);

    /// <summary>A console on any address; one that other machines can reach has a token.</summary>
    /// <param name="url">Such as <c>http://0.0.0.0:5080</c>.</param>
    /// <param name="token">The token, or null to make one.</param>
    /// <exception cref="BadInputException">The address or the token cannot be used.</exception>
    public static ConsoleAddress Of(string url, string? token)
    {
        bool isPlain = Uri.TryCreate(url, UriKind.Absolute, out Uri? place) && place.Scheme == Uri.UriSchemeHttp
            && place.PathAndQuery == "/" && place.UserInfo.Length == 0;
        IPAddress? address = !isPlain ? null
            : place!.IsLoopback ? IPAddress.Parse(place.HostNameType == UriHostNameType.IPv6 ? "::1" : "127.0.0.1")
            : IPAddress.TryParse(place.DnsSafeHost, out IPAddress? given) ? given
            : null;
        if (address is null)
        {
            throw new BadInputException(
                "--urls", "bad-address", $"is {url}; allowed is one such as http://127.0.0.1:5080, with a number");
        }
        if (token is { Length: < LeastLetters })
        {
            throw new BadInputException(
                "--token-file", "short-token", $"holds {token.Length} letters; allowed are {LeastLetters} and more");
        }
        return new ConsoleAddress(address, place!.Port, IPAddress.IsLoopback(address) ? token : token ?? Made());
    }

    private static string Made() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MadeBytes));
}
