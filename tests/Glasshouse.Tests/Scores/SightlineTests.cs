using System.Reflection;
using Glasshouse.Model;
using Glasshouse.Model.Scores;
using Xunit;

namespace Glasshouse.Tests.Scores;

/// <summary>
/// No peeking: what turns records into scores is handed records and rules. Since Engine and Model keep no mutable
/// static state, it is enough to read signatures and fields.
/// </summary>
public sealed class SightlineTests
{
    private static readonly string[] Seen =
    [
        "Glasshouse.Model.Scores", "Glasshouse.Model.Contracts", "Glasshouse.Engine.", "System",
    ];

    private static readonly Type[] Rules =
    [
        typeof(Regime), typeof(RegimeSystem), typeof(ScoreScale), typeof(Band), typeof(ListRule), typeof(RecordRule),
        typeof(PointRange), typeof(ConsentRule), typeof(ContagionRule), typeof(PredictionRule), typeof(RankingRule),
        typeof(ProportionalityCap), typeof(SanctionSize), typeof(YearlyGradesRule), typeof(YearlyGrade),
        typeof(NewcomerGrade), typeof(GradeRule), typeof(LobbyingRule), typeof(GovernmentRule),
    ];

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Nothing_in_scores_can_see_the_nation_or_the_truth()
    {
        Type[] scores = [.. typeof(Scorer).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Scorer).Namespace)];
        Assert.NotEmpty(scores);
        string[] peeking = [.. scores.SelectMany(type => TypesOf(type).SelectMany(Parts)
            .Where(part => !MayBeSeen(part)).Select(part => $"{type.Name} sees {part.FullName}")).Distinct()];
        Assert.Empty(peeking);
    }

    [Fact]
    public void Engine_and_model_keep_no_mutable_static_state()
    {
        Assembly[] pure = [typeof(Scorer).Assembly, typeof(Glasshouse.Engine.Randomness.Philox).Assembly];
        string[] mutable = [.. pure.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(Everything).Where(field => field.IsStatic))
            .Where(field => !field.IsLiteral && !field.IsInitOnly && !IsGenerated(field))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}")];
        Assert.Empty(mutable);
    }

    private static bool MayBeSeen(Type type) =>
        Rules.Contains(type) || Seen.Any(seen => (type.FullName ?? "").StartsWith(seen, StringComparison.Ordinal));

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || (member.DeclaringType is { } outer && IsGenerated(outer));

    private static IEnumerable<Type> TypesOf(Type type) =>
    [
        .. type.GetFields(Everything).Select(field => field.FieldType),
        .. type.GetProperties(Everything).Select(property => property.PropertyType),
        .. type.GetMethods(Everything).SelectMany(method =>
            method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])),
        .. type.GetConstructors(Everything).SelectMany(made =>
            made.GetParameters().Select(parameter => parameter.ParameterType)),
    ];

    private static IEnumerable<Type> Parts(Type type)
    {
        Type plain = type.HasElementType ? type.GetElementType()! : type;
        if (plain.IsGenericParameter)
        {
            return [];
        }
        return plain.IsGenericType
            ? plain.GetGenericArguments().SelectMany(Parts).Append(plain.GetGenericTypeDefinition())
            : plain.HasElementType ? Parts(plain) : [plain];
    }
}
