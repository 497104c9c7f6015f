using Glasshouse.Model.Contracts;

namespace Glasshouse.Model.Acts;

/// <summary>
/// Stage 3. Citizens, organisations and officials meet opportunities and take them or not. What is done here is the
/// truth; nobody has noticed anything yet.
/// </summary>
public sealed class ActStage
{
    private readonly World _world;
    private readonly CitizenActs _citizenActs;
    private readonly OfficialActs _officials;
    private readonly OrganisationActs _organisationActs;
    private readonly Action<int> _citizens;
    private readonly Action<int> _organisations;

    public ActStage(World world)
    {
        _world = world;
        _citizenActs = new CitizenActs(world);
        _citizens = _citizenActs.Run;
        _organisationActs = new OrganisationActs(world);
        _organisations = _organisationActs.Run;
        _officials = new OfficialActs(world);
    }

    public void Run()
    {
        _world.InspectionPlan.Run();
        _citizenActs.Prepare();
        _organisationActs.Prepare();
        _world.Team.Run(_world.BlocksOf(SubjectKind.Citizen).Length, _citizens);
        _world.Team.Run(_world.BlocksOf(SubjectKind.Organisation).Length, _organisations);
        _officials.Run();
    }
}
