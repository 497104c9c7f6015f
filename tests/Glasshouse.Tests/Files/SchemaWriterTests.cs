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

    /// <summary>Written as the reader merges: at whatever depth a parent may have said what is required.</summary>
    [Fact]
    public void What_a_regime_can_inherit_is_required_only_where_it_extends_none()
    {
        using var schema = JsonDocument.Parse(SchemaWriter.Write("regime"));
        JsonElement root = schema.RootElement;
        Assert.Equal(["glasshouse", "name", "label", "meaning"], Required(root));
        Assert.Equal(["extends"], Required(root.GetProperty("if")));
        JsonElement plain = root.GetProperty("properties").GetProperty("citizens").GetProperty("properties");
        JsonElement unlessInherited =
            root.GetProperty("else").GetProperty("properties").GetProperty("citizens").GetProperty("properties");
        Assert.Empty(Required(plain.GetProperty("score")));
        Assert.Equal(["start", "floor", "ceiling"], Required(unlessInherited.GetProperty("score")));
        JsonElement list = plain.GetProperty("lists").GetProperty("additionalProperties");
        Assert.Empty(Required(list));
        Assert.Contains(
            "stay_days", Required(unlessInherited.GetProperty("lists").GetProperty("additionalProperties")));
        // A number with its source is replaced as a whole, so it stays whole.
        Assert.Equal(
            ["value", "source", "basis"],
            Required(list.GetProperty("properties").GetProperty("stay_days").GetProperty("anyOf")[1]));

        static string[] Required(JsonElement of) => of.TryGetProperty("required", out JsonElement names)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : [];
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
