using System.Text.Json;
using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class SchemaWriterTests
{
    public static TheoryData<string> Names => [.. SchemaWriter.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_JSON_and_says_which_schema_it_is(string name)
    {
        using var schema = JsonDocument.Parse(SchemaWriter.Write(name));
        Assert.Equal(
            "https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("scenario", typeof(Scenario))]
    [InlineData("regime", typeof(Regime))]
    [InlineData("behaviours", typeof(CatalogueFile))]
    [InlineData("cases", typeof(CasesFile))]
    public void A_schema_mentions_every_setting_that_the_reader_knows(string name, Type record)
    {
        string schema = SchemaWriter.Write(name);
        foreach (Setting setting in Below(record, ""))
        {
            Assert.Contains($"\"{setting.Name}\"", schema, StringComparison.Ordinal);
            Assert.Contains(JsonEncodedText.Encode(
                setting.Meaning, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
                schema, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ranges_and_names_stand_in_the_schema()
    {
        using var schema = JsonDocument.Parse(SchemaWriter.Write("scenario"));
        JsonElement properties = schema.RootElement.GetProperty("properties");
        Assert.Equal(36500, properties.GetProperty("days").GetProperty("maximum").GetInt32());
        Assert.Contains("days", schema.RootElement.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        JsonElement set = schema.RootElement
            .GetProperty("$defs").GetProperty("parameter_values").GetProperty("properties");
        Assert.Equal(500, set.GetProperty("observations.cameras_per_1000").GetProperty("maximum").GetInt32());
        Assert.Equal(
            "per 1,000 citizens",
            ParameterPaths.All["observations.cameras_per_1000"].Quantity!.Unit);
        string detail = properties.GetProperty("record").GetProperty("properties").GetProperty("detail").ToString();
        Assert.Contains("summary", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_is_answered_with_the_nearest() =>
        Assert.Contains(
            "nearest is scenario",
            Assert.Throws<BadInputException>(() => SchemaWriter.Write("scenari")).Message, StringComparison.Ordinal);

    private static IEnumerable<Setting> Below(Type record, string key)
    {
        foreach (Setting setting in RecordShape.Of(record).Settings.Where(s => s.Property.Name != key))
        {
            yield return setting;
            Type below = setting.ItemType ?? setting.Type;
            if (RecordShape.IsRecord(below))
            {
                foreach (Setting deeper in Below(below, setting.KeyedBy ?? ""))
                {
                    yield return deeper;
                }
            }
        }
    }
}
