namespace Glasshouse.Model.Contracts;

/// <summary>Settings that are allowed one by one and together ask for more than the model can do.</summary>
public sealed class ModelLimitException(string message) : Exception(message);
