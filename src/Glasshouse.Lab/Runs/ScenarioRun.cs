using Glasshouse.Lab.Files;
using Glasshouse.Lab.Outputs;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;

namespace Glasshouse.Lab.Runs;

/// <summary>What a scenario leaves behind.</summary>
/// <param name="Folder">The run folder, or the folder over the arms'.</param>
/// <param name="Arms">One result an arm, in the order of the scenario; fewer where the run was interrupted.</param>
/// <param name="Report">What the report says.</param>
/// <param name="ArmsAsked">Arms that the scenario has.</param>
public sealed record ScenarioResult(
    RunFolder Folder, IReadOnlyList<ArmResult> Arms, ReportModel Report, int ArmsAsked)
{
    public bool IsWhole => Arms.Count == ArmsAsked && Arms.All(arm => arm.Record.Status == RunStatus.Completed);
}

/// <summary>Runs a scenario: arm after arm on the same people and the same draws, then the report.</summary>
public static class ScenarioRun
{
    /// <param name="prepared">The scenario, read and checked.</param>
    /// <param name="path">Folder to make.</param>
    /// <param name="isForced">Whether an earlier run there may be replaced.</param>
    /// <param name="manner">How to run.</param>
    /// <param name="command">The command that makes the same figures again.</param>
    /// <param name="progress">Told after each day.</param>
    /// <param name="cancellation">Interrupts; what was finished is kept and marked.</param>
    /// <exception cref="BadInputException">The run cannot begin; nothing was written.</exception>
    /// <exception cref="OutputFailedException">The disk is full or went away.</exception>
    public static ScenarioResult Execute(
        PreparedScenario prepared, string path, bool isForced, RunManner manner, string command,
        Action<RunProgress> progress, CancellationToken cancellation)
    {
        Machine.CheckMemory(prepared.Resolved.Nation.Citizens);
        RunFolder root = RunFolder.Create(path, isForced);
        bool isOneArm = prepared.Arms.Length == 1;
        var results = new List<ArmResult>();
        foreach (RunInputs arm in prepared.Arms)
        {
            // From the first moment the folder says what it is, so that it can be shown and replaced whatever happens.
            WriteArms();
            if (results.Count > 0 && cancellation.IsCancellationRequested)
            {
                break;
            }
            int number = results.Count;
            void Tell(int done, double pace, bool isBuilding) => progress(new RunProgress(
                arm.Arm, number, prepared.Arms.Length, done, arm.Scenario.Days, pace, isBuilding));
            RunFolder folder = isOneArm ? root : root.CreateArm(arm.Arm);
            try
            {
                results.Add(ArmRun.Execute(
                    arm, prepared.Texts, prepared.ResolvedYaml, folder, manner, Tell, cancellation));
            }
            catch (ModelLimitException limit)
            {
                // Found out while the nation is drawn, before anything is run: nothing stays behind.
                root.Remove();
                throw new BadInputException("the scenario", "model-limit", $"asks for too much: {limit.Message}");
            }
        }
        WriteArms();
        ReportModel report = Summary.Of(prepared, root, results, manner, command);
        root.WriteReport(Report.Html(report));
        return new ScenarioResult(root, results, report, prepared.Arms.Length);

        void WriteArms()
        {
            if (!isOneArm)
            {
                root.WriteArms(results.Select(result => result.Record));
            }
        }
    }
}
