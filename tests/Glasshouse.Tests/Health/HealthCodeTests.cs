using CsCheck;
using Glasshouse.Model;
using Glasshouse.Model.Health;
using Xunit;

namespace Glasshouse.Tests.Health;

public sealed class HealthCodeTests
{
    private static readonly CodeRule Rule = new()
    {
        YellowDays = 7,
        RedDays = 14,
        MonitoringDays = 7,
        UnrecognisedShare = 0,
        WrongInputPerDay = 0,
    };

    [Theory]
    [InlineData(CodeInputs.None, CodeColour.Green, 0)]
    [InlineData(CodeInputs.Symptoms, CodeColour.Yellow, 17)]
    [InlineData(CodeInputs.Fever, CodeColour.Yellow, 17)]
    [InlineData(CodeInputs.WrongInput, CodeColour.Yellow, 17)]
    [InlineData(CodeInputs.MediumArea, CodeColour.Yellow, 17)]
    [InlineData(CodeInputs.HighArea, CodeColour.Red, 24)]
    [InlineData(CodeInputs.Contact, CodeColour.Red, 24)]
    [InlineData(CodeInputs.PositiveTest | CodeInputs.Symptoms, CodeColour.Red, 24)]
    public void An_input_colours_a_green_code_at_midnight(CodeInputs inputs, CodeColour colour, int until) =>
        Assert.Equal(new CodeState(colour, (ushort)until), HealthCode.Refresh(default, inputs, 10, Rule));

    [Fact]
    public void Red_becomes_yellow_for_a_time_at_home_and_then_green()
    {
        CodeState code = HealthCode.Refresh(default, CodeInputs.PositiveTest, 0, Rule);
        Assert.Equal(21, code.DaysUntilGreen(0, Rule));
        var colours = new List<CodeColour>();
        for (int day = 1; day <= 22; day++)
        {
            code = HealthCode.Refresh(code, CodeInputs.None, day, Rule);
            colours.Add(code.Colour);
        }
        Assert.Equal(13, colours.Count(colour => colour == CodeColour.Red));
        Assert.Equal(7, colours.Count(colour => colour == CodeColour.Yellow));
        Assert.Equal([CodeColour.Green, CodeColour.Green], colours[^2..]);
    }

    [Fact]
    public void Symptoms_do_not_brighten_a_red_code_and_a_new_contact_makes_it_longer()
    {
        CodeState red = HealthCode.Refresh(default, CodeInputs.Contact, 0, Rule);
        Assert.Equal(red, HealthCode.Refresh(red, CodeInputs.Symptoms, 3, Rule));
        Assert.Equal(new CodeState(CodeColour.Red, 17), HealthCode.Refresh(red, CodeInputs.Contact, 3, Rule));
    }

    [Fact]
    public void More_inputs_never_brighten_a_code_and_every_code_is_green_in_the_end() =>
        Gen.Select(Gen.Int[0, 127], Gen.Int[0, 127], Gen.Int[0, 40]).Sample((first, more, day) =>
        {
            CodeState before = HealthCode.Refresh(default, (CodeInputs)first, day, Rule);
            CodeState with = HealthCode.Refresh(before, (CodeInputs)more, day + 1, Rule);
            CodeState without = HealthCode.Refresh(before, CodeInputs.None, day + 1, Rule);
            Assert.True(with.Colour >= without.Colour);
            int left = with.DaysUntilGreen(day + 1, Rule);
            for (int later = 1; later <= left; later++)
            {
                with = HealthCode.Refresh(with, CodeInputs.None, day + 1 + later, Rule);
            }
            Assert.Equal(CodeColour.Green, with.Colour);
        });

    [Theory]
    [InlineData(0, 0, AreaGrade.Low)]
    [InlineData(500, 0, AreaGrade.Low)]
    [InlineData(50, 20, AreaGrade.Medium)]
    [InlineData(51, 1, AreaGrade.Medium)]
    [InlineData(51, 2, AreaGrade.High)]
    public void Areas_are_graded_by_cases_in_all_and_of_late(int all, int recent, AreaGrade grade) =>
        Assert.Equal(grade, AreaGrades.GradeOf(all, recent, 500_000, new AreaRule
        {
            WindowDays = 14,
            ReviewDays = 7,
            HighPer100000 = 10,
            ClusterCases = 2,
        }));
}
