using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Glasshouse.Web.Safety;

/// <summary>How much one machine may ask: plenty for people, little for loops.</summary>
public static class Rates
{
    private const int PagesAtOnce = 500;
    private const int PagesPerSecond = 200;
    private const int ActsAtOnce = 40;
    private const int ActsPerSecond = 4;

    /// <summary>Pages by address; what changes something, besides, by a narrower measure.</summary>
    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
                Asker(context), _ => Bucket(PagesAtOnce, PagesPerSecond))),
            PartitionedRateLimiter.Create<HttpContext, string>(context => HttpMethods.IsGet(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(
                    Asker(context), _ => Bucket(ActsAtOnce, ActsPerSecond))));
    }

    private static string Asker(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, int perSecond) => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}
