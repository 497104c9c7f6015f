using System.Globalization;
using BenchmarkDotNet.Running;
using Glasshouse.Benchmarks;

// Without arguments, or with "scale": the figures of the README. "epidemics": with and without an infection. Otherwise
// BenchmarkDotNet's own switches.
IEnumerable<int> sizes = args.Skip(1).TakeWhile(word => int.TryParse(word, CultureInfo.InvariantCulture, out _))
    .Select(size => int.Parse(size, CultureInfo.InvariantCulture));
switch (args)
{
    case [] or ["scale", ..]:
        Scale.Run(sizes);
        break;
    case ["epidemics", ..]:
        Epidemics.Run(sizes);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Scale).Assembly).Run(args);
        break;
}
