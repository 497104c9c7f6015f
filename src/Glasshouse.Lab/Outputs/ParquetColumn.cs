using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace Glasshouse.Lab.Outputs;

/// <summary>Reads one property of a row where it lies, without copying or boxing the row.</summary>
internal delegate TValue Getter<TRow, out TValue>(ref TRow row)
    where TRow : struct;

/// <summary>
/// One column of a table: takes its cells out of rows and writes them. The property is bound once, when the table is
/// made; a cell costs one delegate call.
/// </summary>
internal abstract class ParquetColumn<TRow>(DataField field, string sqlType)
    where TRow : struct
{
    public DataField Field { get; } = field;

    public string SqlType { get; } = sqlType;

    public abstract Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows);

    public static ParquetColumn<TRow> Of(PropertyInfo property)
    {
        string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        Type type = property.PropertyType;
        if (type == typeof(string))
        {
            bool mayBeMissing = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
            return new TextColumn<TRow>(name, mayBeMissing, Bind<string?>(property));
        }
        if (type.IsEnum)
        {
            return Make(typeof(NamedColumn<,>), type, name, property);
        }
        Type? inner = Nullable.GetUnderlyingType(type);
        return inner is null
            ? Make(typeof(ValueColumn<,>), type, name, property)
            : Make(typeof(OptionalColumn<,>), inner, name, property);
    }

    public static string SqlTypeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => "INTEGER",
        TypeCode.Int64 => "BIGINT",
        TypeCode.Double => "DOUBLE",
        TypeCode.Boolean => "BOOLEAN",
        TypeCode.String => "VARCHAR",
        _ => throw new NotSupportedException($"A table cannot hold {type}; add it to ParquetColumn."),
    };

    public static Getter<TRow, TValue> Bind<TValue>(PropertyInfo property) =>
        property.GetMethod!.CreateDelegate<Getter<TRow, TValue>>();

    private static ParquetColumn<TRow> Make(Type column, Type value, string name, PropertyInfo property) =>
        (ParquetColumn<TRow>)Activator.CreateInstance(column.MakeGenericType(typeof(TRow), value), name, property)!;
}

internal sealed class ValueColumn<TRow, TValue>(string name, PropertyInfo property)
    : ParquetColumn<TRow>(new DataField<TValue>(name), SqlTypeOf(typeof(TValue)))
    where TRow : struct
    where TValue : struct
{
    private readonly Getter<TRow, TValue> _get = Bind<TValue>(property);
    private TValue[] _cells = [];

    public override async Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows)
    {
        Scratch.Grow(ref _cells, rows.Length);
        Take(rows.Span);
        await group.WriteAsync<TValue>(Field, _cells.AsMemory(0, rows.Length)).ConfigureAwait(false);
    }

    private void Take(ReadOnlySpan<TRow> rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            _cells[row] = _get(ref Unsafe.AsRef(in rows[row]));
        }
    }
}

internal sealed class OptionalColumn<TRow, TValue>(string name, PropertyInfo property)
    : ParquetColumn<TRow>(new DataField<TValue?>(name), SqlTypeOf(typeof(TValue)))
    where TRow : struct
    where TValue : struct
{
    private readonly Getter<TRow, TValue?> _get = Bind<TValue?>(property);
    private TValue?[] _cells = [];

    public override async Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows)
    {
        Scratch.Grow(ref _cells, rows.Length);
        Take(rows.Span);
        await group.WriteAsync<TValue>(Field, _cells.AsMemory(0, rows.Length)).ConfigureAwait(false);
    }

    private void Take(ReadOnlySpan<TRow> rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            _cells[row] = _get(ref Unsafe.AsRef(in rows[row]));
        }
    }
}

internal sealed class TextColumn<TRow>(string name, bool mayBeMissing, Getter<TRow, string?> get)
    : ParquetColumn<TRow>(new DataField<string>(name, mayBeMissing), SqlTypeOf(typeof(string)))
    where TRow : struct
{
    private string?[] _cells = [];

    public override async Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows)
    {
        Scratch.Grow(ref _cells, rows.Length);
        Take(rows.Span);
        await group.WriteAsync(Field, Scratch.Cells(_cells, rows.Length)).ConfigureAwait(false);
        Array.Clear(_cells);
    }

    private void Take(ReadOnlySpan<TRow> rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            _cells[row] = get(ref Unsafe.AsRef(in rows[row]));
        }
    }
}

/// <summary>An enum, written as the snake_case name of its value.</summary>
internal sealed class NamedColumn<TRow, TEnum>(string name, PropertyInfo property)
    : ParquetColumn<TRow>(new DataField<string>(name, false), SqlTypeOf(typeof(string)))
    where TRow : struct
    where TEnum : struct, Enum
{
    private readonly Getter<TRow, TEnum> _get = Bind<TEnum>(property);
    private readonly string[] _names = Names();
    private string?[] _cells = [];

    public override async Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<TRow> rows)
    {
        Scratch.Grow(ref _cells, rows.Length);
        Take(rows.Span);
        await group.WriteAsync(Field, Scratch.Cells(_cells, rows.Length)).ConfigureAwait(false);
    }

    private void Take(ReadOnlySpan<TRow> rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            // The model's enums of rows are bytes counted from 0; Names() refuses any other.
            TEnum value = _get(ref Unsafe.AsRef(in rows[row]));
            _cells[row] = _names[Unsafe.BitCast<TEnum, byte>(value)];
        }
    }

    private static string[] Names()
    {
        if (Enum.GetUnderlyingType(typeof(TEnum)) != typeof(byte))
        {
            throw new NotSupportedException($"{typeof(TEnum).Name} must be an enum of bytes to be a column.");
        }
        return [.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
    }
}

/// <summary>The arrays in which a column gathers its cells; kept and used again.</summary>
internal static class Scratch
{
    public static Memory<T> Grow<T>(ref T[] cells, int length)
    {
        if (cells.Length < length)
        {
            cells = new T[length];
        }
        return cells.AsMemory(0, length);
    }

    public static IReadOnlyCollection<string> Cells(string?[] cells, int length) =>
        new ArraySegment<string>(cells!, 0, length);
}
