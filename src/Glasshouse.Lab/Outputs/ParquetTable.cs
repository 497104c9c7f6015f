using System.Reflection;
using Parquet;
using Parquet.Schema;
using CompressionLevel = System.IO.Compression.CompressionLevel;

namespace Glasshouse.Lab.Outputs;

/// <summary>
/// A table of rows as a Parquet file: a column per property of the row, in order and in snake_case; enums as
/// snake_case names. Not for several threads at once: columns keep their arrays from one row group to the next.
/// </summary>
public sealed class ParquetTable<TRow>
    where TRow : struct
{
    /// <summary>Rows in a row group: large enough to compress well, small enough to hold in memory.</summary>
    internal const int RowsPerGroup = 1 << 17;

    // The default level makes Zstd a hundred times slower than this one, for a few per cent of size.
    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Fastest,
    };

    private readonly ParquetColumn<TRow>[] _columns;
    private readonly ParquetSchema _schema;

    public ParquetTable(string name)
    {
        Name = name;
        _columns = [.. typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(property => property.MetadataToken)
            .Select(ParquetColumn<TRow>.Of)];
        _schema = new ParquetSchema(_columns.Select(column => column.Field));
    }

    public string Name { get; }

    public IEnumerable<string> ColumnNames => _columns.Select(column => column.Field.Name);

    /// <summary>Columns as DuckDB would declare them; for a table of which nothing has been written yet.</summary>
    public IEnumerable<string> SqlColumns => _columns.Select(column => $"{column.Field.Name} {column.SqlType}");

    /// <summary>Writes a whole file; the name appears when the file is complete.</summary>
    public Task WriteAsync(string path, IEnumerable<TRow> rows) =>
        WriteAsync(path, rows.Chunk(RowsPerGroup).Select(chunk => (ReadOnlyMemory<TRow>)chunk));

    /// <summary>Writes rows that lie in memory, a row group for each stretch of them.</summary>
    internal Task WriteAsync(string path, IEnumerable<ReadOnlyMemory<TRow>> stretches) =>
        WholeFile.WriteAsync(path, async stream =>
        {
            ParquetWriter writer = await ParquetWriter.CreateAsync(_schema, stream, Options).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                foreach (ReadOnlyMemory<TRow> rows in stretches)
                {
                    await WriteGroupAsync(writer, rows).ConfigureAwait(false);
                }
            }
        });

    private async Task WriteGroupAsync(ParquetWriter writer, ReadOnlyMemory<TRow> rows)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (ParquetColumn<TRow> column in _columns)
        {
            await column.WriteAsync(group, rows).ConfigureAwait(false);
        }
        group.CompleteValidate();
    }
}
