using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Glasshouse.Lab.Outputs;
using Glasshouse.Web;
using Glasshouse.Web.Now;
using Xunit;

namespace Glasshouse.Tests.Web;

public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> English = Of(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Dutch = Of(CultureInfo.GetCultureInfo("nl"));

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        Assert.Equal(English.Keys.Order(), Dutch.Keys.Order());
        Assert.All(English, text =>
        {
            Assert.NotEmpty(Dutch[text.Key]);
            Assert.Equal(Places(text.Value), Places(Dutch[text.Key]));
        });
    }

    [Fact]
    public void Every_measure_has_a_Dutch_name_and_nothing_else_has() => Assert.Equal(
        MeasureGuide.All.Select(MeasureNames.KeyOf).Order(StringComparer.Ordinal),
        new ResourceManager(typeof(MeasureNames)).GetResourceSet(CultureInfo.GetCultureInfo("nl"), true, false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("nl", "sanctioned_share", "Onder sanctie")]
    [InlineData("nl", "band_share:top_band", "Aandeel van burgers in een band: top band")]
    [InlineData("en", "sanctioned_share", "Sanctioned")]
    [InlineData("en", "band_share:top_band", "Share of citizens in a band: top band")]
    public void A_measure_is_named_in_the_readers_language(string language, string measure, string name)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.Equal(name, MeasureNames.Of(measure));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Every_text_that_a_screen_asks_for_is_there()
    {
        int asked = 0;
        foreach (string file in Directory.EnumerateFiles(
            Path.Combine(TestFiles.Repository, "src", "Glasshouse.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs"))
        {
            foreach (Match match in Asked().Matches(File.ReadAllText(file)))
            {
                Assert.True(English.ContainsKey(match.Groups[1].Value), $"{file} asks for {match.Groups[1].Value}");
                asked++;
            }
        }
        Assert.True(asked > 20);
    }

    private static Dictionary<string, string> Of(CultureInfo culture) =>
        new ResourceManager(typeof(Texts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(match => match.Value).Order().Distinct();

    [GeneratedRegex("""\bT\["([A-Za-z0-9_.]+)"[\],]""")]
    private static partial Regex Asked();

    [GeneratedRegex("""\{[0-9]""")]
    private static partial Regex Place();
}
