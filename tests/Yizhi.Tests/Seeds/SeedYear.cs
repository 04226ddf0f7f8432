namespace Yizhi.Tests.Seeds;

/// <summary>
/// The year behind a report: for each figure it prints, the work that makes it. Numbers come from the list alone; what is written here
/// is which records make a figure, so the same recipes serve every office.
/// </summary>
internal sealed class SeedYear(YearOfWork year, IReadOnlyDictionary<string, SeedFigure> figures)
{
    private int N(string indicator) => (int)D(indicator);
    private decimal D(string indicator) => figures.TryGetValue(indicator, out var figure) ? figure.Exact : 0;
    private bool Has(string indicator) => figures.ContainsKey(indicator);
    private DateOnly Day(int month, int day) => new(year.Year, month, day);

    public void Tell()
    {
        Communities();
        Disputes();
        Publicity();
        Study();
        Meetings();
        Advice();
        Enforcement();
        Openness();
        Cases();
        Visits();
    }

    private void Disputes()
    {
        var mediated = N("dispute.mediated");
        // The fewest agreements that print as the rate; where the report tells how many were settled, that many.
        var agreed = Has("dispute.resolved") ? N("dispute.resolved") : Has("dispute.success_rate") && D("dispute.success_rate") < 100
            ? Enumerable.Range(0, mediated + 1).First(a => Math.Round(100m * a / mediated, MidpointRounding.AwayFromZero) == D("dispute.success_rate")) : mediated;
        var failed = Math.Max(0, mediated - agreed);
        var amounts = YearOfWork.Shares(D("dispute.amount"), Math.Max(1, agreed));
        string From(int i) => i < N("dispute.clues") ? "clue" : "application";
        string Kind(int i) => i < N("dispute.unnatural_death") ? "unnatural_death" : i % 2 == 0 ? "neighbour" : "marriage_family";
        year.Tell("dispute", agreed, "agreed", i => [("found_by", From(i)), ("category", Kind(i)), ("amount", Has("dispute.amount") ? amounts[i] : null)]);
        year.Tell("dispute", failed, "failed", i => [("found_by", From(agreed + i)), ("category", "labour"), ("advised", true)]);
        year.Tell("dispute", Math.Max(0, N("dispute.screened") - agreed - failed), "found", i => [("found_by", "grid"), ("category", "property_mgmt")]);
        year.Tell("dispute_screening", N("dispute_screening.rounds"), null);
        year.Tell("mediator_training", N("mediator_training.held"), null);
        year.Tell("safety_hazard", N("safety_hazard.eliminated"), "eliminated");
    }

    private void Publicity()
    {
        string[][] kinds = [.. Enumerable.Repeat<string[]>(["consultation"], N("publicity_event.consultations")), .. Enumerable.Repeat<string[]>(["lecture"], N("publicity_event.lectures")),
            .. Enumerable.Repeat<string[]>(["law_into_places"], N("publicity_event.law_into_places")), .. Enumerable.Repeat<string[]>(["volunteer"], N("publicity_event.volunteer_activities")),
            .. Enumerable.Repeat<string[]>(["general"], N("publicity_event.held"))];
        if (kinds.Length > 0)
        {
            var (people, materials, banners) = (YearOfWork.Shares(Has("publicity_event.people_reached") ? D("publicity_event.people_reached") : kinds.Length * 30, kinds.Length),
                YearOfWork.Shares(D("publicity_event.materials"), kinds.Length), YearOfWork.Shares(D("publicity_event.banners"), kinds.Length));
            year.Tell("publicity_event", kinds.Length, null, i => [("kinds", kinds[i]), ("place_kind", "square"), ("theme", "anti_fraud"), ("people", people[i]), ("materials", materials[i]), ("banners", banners[i])]);
        }
        Sum("publicity_message", "publicity_message.sms_sent", 4, "pieces", ("channel", "sms"));
        Sum("publicity_message", "publicity_event.media_posts", 24, "pieces", ("channel", "chat_group"));
        var articles = N("publicity_message.articles");
        var reached = D("publicity_message.people_reached");
        if (Has("publicity_message.people_reached"))
            Spread("publicity_message", reached / 4, 6, "people", ("channel", "screen"));
        var reads = YearOfWork.Shares(reached - decimal.Floor(reached / 4), Math.Max(1, articles));
        year.Tell("article", articles, "published", i => [("channel", "account"), ("reads", reached > 0 ? reads[i] : null)]);
        year.Tell("law_literate_person", N("law_literate_person.trained"), null, i => [("community", YearOfWork.CommunityCodes[i % 12])]);
    }

    private void Study()
    {
        // Once a month for a year is twelve sessions.
        var theory = Has("study_session.theory_group_per_month") ? N("study_session.theory_group_per_month") * 12 : N("study_session.theory_group");
        Kind("theory_group", theory);
        Kind("law_study", N("study_session.law_study"));
        Kind("lecture", N("study_session.lectures"));
        Kind("special_topic", N("study_session.special_topic"));
        Kind("party_committee", N("study_session.party_committee_study"));
        var papers = YearOfWork.Shares(D("study_session.exchange_papers"), Math.Max(1, N("study_session.reading_class")));
        year.Tell("study_session", N("study_session.reading_class"), null, i => [("kind", "reading_class"), ("people", 30), ("papers", papers[i])]);
        year.Tell("study_inspection", N("study_inspection.held"), null);
        if (Has("law_exam.participation_rate"))
            year.Tell("law_exam", 1, null, _ => [("listed", 100), ("exempt", 0), ("took", D("law_exam.participation_rate")), ("passed", D("law_exam.participation_rate") * D("law_exam.pass_rate") / 100)]);

        void Kind(string kind, int count) => year.Tell("study_session", count, null, _ => [("kind", kind), ("people", 30)]);
    }

    private void Meetings()
    {
        Kind("leading_group", N("leading_group_meeting.held"), "discuss");
        Kind("party_committee_topic", N("party_committee_meeting.topic_meetings"), "discuss");
        Kind("publicity", N("publicity_meeting.held"), "deploy");
        Kind("team_meeting", N("law_work_briefing.heard"), "law_briefing");

        void Kind(string kind, int count, string agenda) =>
            year.Tell("meeting", count, null, i => [("kind", kind), ("agenda", new (string, object)[][] { [("kind", agenda), ("topic", $"议题{i + 1}")] })]);
    }

    private void Advice()
    {
        year.Tell("legal_adviser", N("legal_adviser.engaged"), null, i => [("lawyer", $"卫律师{i + 1}"), ("starts_on", Day(1, 1)), ("ends_on", Day(12, 31)), ("full_time", true)]);
        year.Tell("legal_adviser_service", N("legal_adviser_service.key_work"), null, _ => [("kind", "key_work")]);
        Sum("legal_adviser_service", "legal_adviser_service.rights_guidance", 6, "people", ("kind", "rights_guidance"));
        Sum("legal_consultation", "legal_consultation.person_times", 40, "people");
        year.Tell("legal_aid", N("legal_aid.provided"), "granted");
        year.Tell("legal_service_item", N("legal_service_item.offered"), null, _ => [("started_on", Day(3, 1))]);
        year.Tell("contract_review", N("contract_review.reviewed"), "reviewed");
        Sum("legal_opinion", "legal_opinion.issued", 40, "items", "issued");
        var (times, files) = (YearOfWork.Shares(D("village_adviser_app.service_times"), 12), YearOfWork.Shares(D("village_adviser_app.files"), 12));
        if (Has("village_adviser_app.service_times"))
            year.Tell("village_adviser_app", 12, null, i => [("service_times", times[i]), ("files", files[i])]);
    }

    private void Communities()
    {
        var count = Has("community_legal_adviser.communities") ? N("community_legal_adviser.communities") : Has("community_team.communities") ? N("community_team.communities") : 6;
        if (Has("community_legal_adviser.communities") || Has("community_team.communities") || Has("service_facility.talk_point_coverage_rate"))
            year.Tell("community", count, null, i => [("name", $"听泉第{i + 1}社区"), ("community", YearOfWork.CommunityCodes[i]), ("established_on", new DateOnly(2012, 5, 1))]);
        year.Tell("community_legal_adviser", N("community_legal_adviser.communities"), null, i => [("community", YearOfWork.CommunityCodes[i]), ("starts_on", Day(1, 1)), ("ends_on", Day(12, 31))]);
        year.Tell("community_team", N("community_team.communities"), null, i => [("community", YearOfWork.CommunityCodes[i]), ("formed_on", Day(2, 1))]);
        foreach (var kind in (string[])["legal_service_platform", "talk_point", "mediation_committee"])
            if (Has($"service_facility.{kind}_coverage_rate"))
                year.Tell("service_facility", count, null, i => [("kind", kind), ("community", YearOfWork.CommunityCodes[i]), ("opened_on", Day(1, 10))]);
    }

    private void Enforcement()
    {
        year.Tell("enforcement_officer", N("enforcement_officer.certified"), null, _ => [("issued_on", Day(1, 5)), ("valid_until", new DateOnly(year.Year + 4, 1, 4)), ("full_time", true)]);
        year.Tell("enforcement_supervisor", N("enforcement_supervisor.appointed"), null, _ => [("appointed_on", Day(4, 1))]);
        var (people, vehicles) = (YearOfWork.Shares(D("patrol.person_times"), 240), YearOfWork.Shares(D("patrol.vehicle_times"), 240));
        if (Has("patrol.person_times"))
            year.Tell("patrol", 240, null, i => [("people", people[i]), ("vehicles", vehicles[i])]);
        year.Tell("enforcement_interview", N("enforcement_interview.held"), null);
        year.Tell("enforcement_mediation", N("enforcement_mediation.on_site"), null);
        year.Tell("penalty_case", N("penalty_case.ordinary"), "served", _ => [("procedure", "ordinary"), ("needs_review", false), ("result", "punished"), ("kinds", (string[])["warning"]), ("to_publish", false)]);
        year.Tell("penalty_case", N("penalty_case.summary"), "reported", _ => [("procedure", "summary"), ("result", "punished"), ("kinds", (string[])["warning"])]);
    }

    private void Openness()
    {
        foreach (var kind in (string[])["work", "policy", "other"])
            year.Tell("disclosure", N("disclosure.proactive_" + kind), "published", _ => [("kind", kind)]);
        foreach (var (key, route) in new[] { ("answered_on_spot", "on_spot"), ("assigned_to_sections", "sections"), ("coordinated_with_district", "district") })
            year.Tell("deputy_station_issue", N("deputy_station_issue." + key), null, _ => [("route", route)]);
        foreach (var kind in (string[])["npc", "cppcc"])
            year.Tell("deputy_suggestion", N($"deputy_suggestion.{kind}_handled"), "rated", i => [("kind", kind), ("satisfaction", i % 2 == 0 ? "satisfied" : "basically")]);
    }

    private void Cases()
    {
        year.Tell("litigation", N("litigation.own_appeared"), null, _ => [("role", "own")]);
        year.Tell("litigation", N("litigation.on_behalf_appeared"), null, _ => [("role", "on_behalf")]);
        // The protested retrial is one case, heard once with the head in court, and not lost.
        if (Has("litigation.retrial_cases"))
            year.Tell("litigation", N("litigation.retrial_cases"), "closed", i =>
            [
                ("role", "own"), ("retrial", true), ("protest", i < N("litigation.protest_cases")), ("result", "dismissed_claim"),
                ("instances", new (string, object)[][] { [("instance", "retrial"), ("heard_on", Day(1, 4)), ("attended", "head")] }),
            ]);
        if (Has("reconsideration.cases"))
            year.Tell("nil_return", 1, null, _ => [("nil_of", "reconsideration"), ("as_of", Day(12, 31))]);
        // Nobody is left where every household that was registered has signed.
        if (Has("expropriation.households_remaining"))
            year.Tell("expropriation", 24, "signed");
        year.Tell("investment_project", N("investment_project.attracted"), "signed");
    }

    private void Visits()
    {
        year.Tell("enterprise_visit", N("enterprise_visit.key_enterprises"), null, i => [("enterprise", $"云麓重点企业{i + 1}"), ("size", "key"), ("purpose", (string[])["help"])]);
        year.Tell("enterprise_visit", N("enterprise_visit.small_enterprises"), null, i => [("enterprise", $"云麓小店{i + 1}"), ("size", "small"), ("purpose", (string[])["help"])]);
        year.Tell("enterprise_visit", N("enterprise_visit.integrity_visits"), null, i => [("enterprise", $"云麓大厂{i + 1}"), ("size", "other"), ("purpose", (string[])["integrity"])]);
        year.Tell("enterprise_legal_service", N("enterprise_legal_service.activities"), null);
        var (households, found) = (YearOfWork.Shares(D("household_visit.households"), 40), N("household_visit.issues_found"));
        if (!Has("household_visit.households"))
            return;
        (string, object)[] Problem(int i, bool solved) => [("kind", "other"), ("problem", $"问题{i + 1}"), ("solved", solved)];
        year.Tell("household_visit", found, "settled", i => [("households", households[i]), ("problems", new[] { Problem(i, i < N("household_visit.issues_solved")) })]);
        year.Tell("household_visit", 40 - found, null, i => [("households", households[found + i])]);
    }

    private void Sum(string ledger, string indicator, int records, string field, params (string, object?)[] more) => Spread(ledger, D(indicator), records, field, more);

    private void Sum(string ledger, string indicator, int records, string field, string state)
    {
        if (D(indicator) is > 0 and var total)
        {
            var shares = YearOfWork.Shares(total, records);
            year.Tell(ledger, records, state, i => [(field, shares[i])]);
        }
    }

    private void Spread(string ledger, decimal total, int records, string field, params (string, object?)[] more)
    {
        if (total == 0)
            return;
        var shares = YearOfWork.Shares(decimal.Floor(total), records);
        year.Tell(ledger, records, null, i => [(field, shares[i]), .. more]);
    }
}
