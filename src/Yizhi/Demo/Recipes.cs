namespace Yizhi.Demo;

/// <summary>The one list of hand-written recipes; every other ledger of the catalogue is filled from its definition.</summary>
internal static class Recipes
{
    private delegate void Recipe(Telling telling, Subdistrict home, int year, Chance chance);

    private static readonly int[] Years = [2024, 2025];
    // These two are told last and in such numbers that the whole keeps its size when ledgers come and go.
    private static readonly string[] Fillers = ["patrol", "household_visit"];

    private static readonly Dictionary<string, Recipe> Known = new()
    {
        ["dispute"] = Disputes.Tell,
        ["dispute_screening"] = Disputes.Rounds,
        ["mediator_training"] = Disputes.Trainings,
        ["safety_hazard"] = Households.SafetyHazards,
        ["enforcement_interview"] = Enforcement.Interviews,
        ["enforcement_mediation"] = Enforcement.OnTheSpot,
        ["enforcement_officer"] = Enforcement.Officers,
        ["enforcement_supervisor"] = Enforcement.Supervisors,
        ["penalty_case"] = Penalties.Tell,
        ["publicity_event"] = Publicity.Events,
        ["publicity_message"] = Publicity.Messages,
        ["article"] = Publicity.Articles,
        ["publicity_material"] = Publicity.Materials,
        ["law_literate_person"] = Publicity.LiteratePersons,
        ["study_session"] = Study.Sessions,
        ["study_inspection"] = Study.Inspections,
        ["law_exam"] = Study.Exams,
        ["meeting"] = Meetings.Tell,
        ["decision_meeting"] = Meetings.Decisions,
        ["legal_consultation"] = Advice.Consultations,
        ["legal_opinion"] = Advice.Opinions,
        ["contract_review"] = Advice.Contracts,
        ["legal_adviser_service"] = Advice.Services,
        ["legal_aid"] = Advice.Aid,
        ["community"] = Standing.Communities,
        ["service_facility"] = Standing.Facilities,
        ["community_legal_adviser"] = Standing.CommunityAdvisers,
        ["legal_adviser"] = Standing.Advisers,
        ["community_team"] = Standing.Teams,
        ["legal_service_item"] = Standing.Items,
        ["village_adviser_app"] = Standing.Application,
        ["honour"] = Standing.Honours,
        ["disclosure"] = Openness.Published,
        ["disclosure_request"] = Openness.Requests,
        ["normative_document"] = Openness.Documents,
        ["normative_cleanup"] = Openness.Cleanup,
        ["litigation"] = Cases.Litigation,
        ["reconsideration"] = Cases.Reconsideration,
        ["task"] = Plan.TasksOf,
        ["shortcoming"] = Plan.Shortcomings,
        ["deputy_station_issue"] = Supervision.StationIssues,
        ["deputy_suggestion"] = Supervision.Suggestions,
        ["declared_figure"] = Supervision.Declared,
        ["nil_return"] = Supervision.NilReturns,
        ["enterprise_visit"] = Enterprises.Visits,
        ["enterprise_legal_service"] = Enterprises.LegalServices,
        ["investment_project"] = Enterprises.Projects,
        ["expropriation"] = Enterprises.Expropriation,
    };

    /// <summary>The ledgers that have a recipe.</summary>
    public static IEnumerable<string> Ledgers => Known.Keys.Concat(Fillers);

    /// <summary>Tells both years of an office, in all ledgers but the fillers.</summary>
    public static void Tell(Telling telling, Subdistrict home)
    {
        foreach (var ledger in telling.Catalogue.InOrder.Where(l => !Fillers.Contains(l.Key)).OrderBy(l => l.Place.File, StringComparer.Ordinal))
        {
            var chance = Chance.For(ledger.Key, home.Code);
            foreach (var year in Years)
                if (Known.TryGetValue(ledger.Key, out var recipe))
                    recipe(telling, home, year, chance);
                else
                    telling.Filling.Tell(ledger, home, year, chance);
        }
    }

    /// <summary>Tells patrols and visits until the whole has its size.</summary>
    public static void Fill(Telling telling, IReadOnlyList<Subdistrict> homes, int whole)
    {
        var ordinary = Math.Max(120, (whole - telling.Tales.Count) * 100 / (homes.Sum(h => h.Share) * Years.Length * Fillers.Length));
        foreach (var home in homes)
            foreach (var year in Years)
            {
                if (telling.Catalogue.Ledgers.ContainsKey("patrol"))
                    Enforcement.Patrols(telling, home, year, Chance.For("patrol", home.Code, $"{year}"), home.Sized(ordinary * (year == 2024 ? 97 : 103) / 100));
                if (telling.Catalogue.Ledgers.ContainsKey("household_visit"))
                    Households.Visits(telling, home, year, Chance.For("household_visit", home.Code, $"{year}"), home.Sized(ordinary * (year == 2024 ? 98 : 102) / 100));
            }
    }
}
