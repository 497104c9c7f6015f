using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Files;

/// <summary>One property of a record, as files spell it.</summary>
public sealed record Setting
{
    public required string Name { get; init; }

    public required PropertyInfo Property { get; init; }

    /// <summary>Type of its value, without the question mark.</summary>
    public required Type Type { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>Whether the file may say <c>null</c>.</summary>
    public required bool IsNullable { get; init; }

    public QuantityAttribute? Quantity { get; init; }

    public required string Meaning { get; init; }

    /// <summary>Property of the entries that the keys fill, where the collection is written as a mapping.</summary>
    public string? KeyedBy { get; init; }

    /// <summary>Type of the items, where the value is a list.</summary>
    public Type? ItemType => Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        ? Type.GetGenericArguments()[0]
        : null;

    /// <summary>Whether a source is owed for it: versions of formats are no claims about the world.</summary>
    public bool IsClaim => Quantity is { Unit: not "version" };
}

/// <summary>What files may say about one record; read from its properties, the only contract.</summary>
public sealed record RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    public required Type Type { get; init; }

    /// <summary>Whether its numbers need a source and a basis.</summary>
    public required bool IsEvidenced { get; init; }

    public required ImmutableArray<Setting> Settings { get; init; }

    /// <summary>Setting that a bare word stands for, such as the regime of an arm.</summary>
    public Setting? Shorthand { get; init; }

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, Read);

    public static bool IsRecord(Type type) =>
        type is { IsClass: true } && type != typeof(string) && type.GetMethod("<Clone>$") is not null;

    public Setting? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);

    /// <summary>A copy of the record, to be changed before anybody sees it.</summary>
    public static object Copy(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;

    private static RecordShape Read(Type type)
    {
        var nullability = new NullabilityInfoContext();
        ImmutableArray<Setting> settings =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true })
                .OrderBy(property => property.MetadataToken)
                .Select(property => Read(property, nullability)),
        ];
        return new RecordShape
        {
            Type = type,
            IsEvidenced = type.IsDefined(typeof(EvidencedAttribute), inherit: false),
            Settings = settings,
            Shorthand = type == typeof(Arm) ? settings.First(s => s.Property.Name == nameof(Arm.Regime)) : null,
        };
    }

    private static Setting Read(PropertyInfo property, NullabilityInfoContext nullability)
    {
        var quantity = property.GetCustomAttribute<QuantityAttribute>();
        return new Setting
        {
            Name = Spelling.Snake(property.Name),
            Property = property,
            Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
            IsRequired = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false),
            IsNullable = nullability.Create(property).WriteState == NullabilityState.Nullable,
            Quantity = quantity,
            Meaning = quantity?.Meaning ?? property.GetCustomAttribute<MeaningAttribute>()?.Text ?? "",
            KeyedBy = property.GetCustomAttribute<KeyedByAttribute>()?.Property,
        };
    }
}

/// <summary>How names of the program are spelt in files.</summary>
public static class Spelling
{
    /// <summary><c>CamerasPer1000</c> becomes <c>cameras_per_1000</c>.</summary>
    public static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = char.IsUpper(name[i]) || (i > 0 && char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]));
            if (i > 0 && startsWord)
            {
                snake.Append('_');
            }
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }

    /// <summary>How a name of files reads in a sentence: <c>fast_lane</c> becomes "fast lane".</summary>
    public static string Plain(string name) => name.Replace('_', ' ');

    /// <summary>Path of a name below another path.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>How files spell a value of an enum.</summary>
    public static string Of(Enum value) => Of(value.GetType(), value.ToString());

    /// <summary>Every value of an enum that a file may name, by its spelling. No flag at all has no name.</summary>
    public static ImmutableSortedDictionary<string, object> Values(Type type)
    {
        bool isFlags = type.IsDefined(typeof(FlagsAttribute), inherit: false);
        return Enum.GetNames(type)
            .Select(name => (Name: Of(type, name), Value: Enum.Parse(type, name)))
            .Where(value => !isFlags || Convert.ToUInt64(value.Value, null) != 0)
            .ToImmutableSortedDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
    }

    // Labels are words for readers and stand on every page, so they are hyphenated as words are.
    private static string Of(Type type, string name) =>
        type == typeof(RegimeLabel) ? Snake(name).Replace('_', '-') : Snake(name);
}
