using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>What an organisation is like besides its trade and size, on day 0 and of those founded later.</summary>
internal sealed class OrganisationTemper(uint seed, NationParameters parameters)
{
    private readonly NationParameters _parameters = parameters;
    private readonly Draws _draws = new(seed, Purpose.Organisation);
    private readonly FrailtyTable _frailty = new(parameters.OrganisationFrailtyShape);
    private readonly Lognormal _honesty =
        new(parameters.OrganisationHonestyMean, parameters.OrganisationHonestySpread);

    private readonly double _qualityLogit = CitizenDrawing.Logit(parameters.Quality);

    /// <summary>Draws it by the row; workers must be known.</summary>
    public void Fill(ref Organisation organisation, int row)
    {
        Words temper = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationTemper);
        Words more = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OrganisationTemper, 1);
        organisation.Honesty = (float)_honesty.At(Uniform.Normal(temper.W0));
        organisation.Frailty = (float)_frailty.At(Uniform.Open(temper.W1));
        double quality = _qualityLogit + (_parameters.QualitySpread * Uniform.Normal(temper.W2));
        organisation.Quality = (float)Exact.Logistic(quality);
        double repute = quality + (_parameters.ReputationSpread * Uniform.Normal(temper.W3));
        organisation.Reputation = (float)Exact.Logistic(repute);

        double perWorker = _parameters.TurnoverPerWorker
            * Exact.Exp(_parameters.TurnoverSpread * Uniform.Normal(more.W0));
        organisation.TurnoverPerMonth = (float)(perWorker * organisation.Workers);
        organisation.AwarenessRank = (ushort)(more.W1 & ushort.MaxValue);
        organisation.Demand = 1;
        organisation.Connected = Uniform.Open(more.W2) < _parameters.ConnectedShare;
    }
}
