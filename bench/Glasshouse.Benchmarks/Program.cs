using BenchmarkDotNet.Running;
using Glasshouse.Benchmarks;

// Without arguments, or with "scale": the figures of the README. Otherwise BenchmarkDotNet's own switches.
if (args is [] or ["scale", ..])
{
    Scale.Run(args.Skip(1).Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Scale).Assembly).Run(args);
}
