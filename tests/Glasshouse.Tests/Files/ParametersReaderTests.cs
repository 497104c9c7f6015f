using Glasshouse.Lab.Files;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Xunit;

namespace Glasshouse.Tests.Files;

public sealed class ParametersReaderTests
{
    [Fact]
    public void Every_shipped_parameter_has_a_source_and_lies_in_its_range()
    {
        EvidencedParameters parameters = ParametersReader.Read(InputTexts.FromShippedAndDisk());
        Assert.Equal(ParameterPaths.All.Keys, parameters.Evidence.Keys);
        Assert.All(parameters.Evidence.Values, evidence =>
        {
            Assert.InRange(evidence.Value, evidence.Least, evidence.Most);
            Assert.False(string.IsNullOrWhiteSpace(evidence.Source));
        });
    }

    [Fact]
    public void Evidence_is_a_numbers_own_before_that_of_its_section()
    {
        EvidencedParameters parameters = ParametersReader.Read(InputTexts.FromShippedAndDisk());
        Assert.Equal(Basis.Estimated, parameters.EvidenceOf("observations.cameras_per_1000")!.Basis);
        Assert.Equal(Basis.Assumed, parameters.EvidenceOf("appeals.filing_days")!.Basis);
    }

    [Fact]
    public void One_parameter_is_set_and_the_others_stay()
    {
        Parameters before = ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values;
        Parameters after = ParameterPaths.With(before, "observations.cameras_per_1000", 12.5);
        Assert.Equal(12.5, after.Observations.CamerasPer1000);
        Assert.NotEqual(12.5, before.Observations.CamerasPer1000);
        Assert.Equal(
            before, ParameterPaths.With(after, "observations.cameras_per_1000", before.Observations.CamerasPer1000));
    }

    [Theory]
    [InlineData("observations.cameras", 3, "is not a parameter; ")]
    [InlineData("observations", 3, "is not a parameter; ")]
    [InlineData("appeals.filing_days", 3.5, "is 3.5; expected a whole number")]
    [InlineData("appeals.filing_days", -1, "is -1; allowed are 0 to 365 days")]
    [InlineData("appeals.filing_days", double.NaN, "is NaN; allowed are 0 to 365 days")]
    public void A_parameter_that_cannot_be_set_is_refused(string path, double value, string message)
    {
        Parameters parameters = ParametersReader.Read(InputTexts.FromShippedAndDisk()).Values;
        var refusal = Assert.Throws<BadInputException>(() => ParameterPaths.With(parameters, path, value));
        Assert.StartsWith(message, Assert.Single(refusal.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_given_in_two_files_is_refused()
    {
        var findings = new Findings();
        Assert.Throws<BadInputException>(() =>
            ParametersReader.Read([("a.yaml", "appeals: {}"), ("b.yaml", "appeals: {}")], findings));
        Assert.Contains(
            "b.yaml:1:1 gives appeals again; it stands in a.yaml",
            findings.Problems.Select(problem => problem.ToString()));
    }
}
