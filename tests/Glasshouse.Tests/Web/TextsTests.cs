using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Glasshouse.Web;
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
