using System.Globalization;
using System.Text;
using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using QRCoder;

namespace Glasshouse.Lab.Passes;

/// <summary>Draws the text of a code or pass as a QR code. Nothing without the synthetic prefix is drawn.</summary>
public static class QrDrawing
{
    // Four light modules around it are part of the standard; the drawing below adds them.
    private const int Margin = 4;
    private const int PixelsPerModule = 8;

    /// <summary>Writes the file; its ending says whether it is SVG or PNG.</summary>
    /// <param name="text">What a reader shall read.</param>
    /// <param name="caption">Said under the code in an SVG.</param>
    /// <param name="path">Where to.</param>
    public static void Write(string text, string caption, string path)
    {
        CheckPath(path);
        if (path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            byte[] image = Png(text);
            WholeFile.WriteAsync(path, async stream => await stream.WriteAsync(image).ConfigureAwait(false))
                .GetAwaiter().GetResult();
        }
        else
        {
            WholeFile.WriteText(path, Svg(text, caption));
        }
    }

    /// <summary>Refuses a file that would be neither.</summary>
    public static void CheckPath(string path)
    {
        if (!path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
            && !path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException("--out", "unknown-name", $"is {path}; allowed are files in .svg and .png");
        }
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new BadInputException("--out", "unknown-name", $"is {path}, and there is no folder {folder}");
        }
    }

    private static byte[] Png(string text)
    {
        using QRCodeData code = Of(text);
        using var drawing = new PngByteQRCode(code);
        return drawing.GetGraphic(PixelsPerModule);
    }

    /// <summary>The drawing as SVG, for a page or a file.</summary>
    public static string Svg(string text, string caption)
    {
        using QRCodeData code = Of(text);
        var path = new StringBuilder();
        int size = code.ModuleMatrix.Count;
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        // Dark on light under every colour scheme: a reader must find it.
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + Margin}" width="{size * 8}">
            <rect width="{size}" height="{size + Margin}" fill="#fff"/>
            <path d="{path}" fill="#000" shape-rendering="crispEdges"/>
            <text x="{size / 2.0}" y="{size + 1}" font-size="1.6" text-anchor="middle"
             font-family="sans-serif">{System.Net.WebUtility.HtmlEncode(caption)}</text>
            </svg>

            """).ReplaceLineEndings("\n");
    }

    private static QRCodeData Of(string text) => text.StartsWith(SyntheticPass.Prefix, StringComparison.Ordinal)
        ? QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M)
        : throw new ArgumentException($"Only what begins with {SyntheticPass.Prefix} is drawn.", nameof(text));
}
