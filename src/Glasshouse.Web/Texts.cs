namespace Glasshouse.Web;

/// <summary>All words of the console: Texts.resx in English, Texts.nl.resx in Dutch, the same keys in both.</summary>
public sealed class Texts;
