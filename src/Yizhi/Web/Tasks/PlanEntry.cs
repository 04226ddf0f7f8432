using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>Lines of a plan made into records: what could be understood, and what not, each at its line.</summary>
/// <param name="ledger">The ledger of tasks.</param>
/// <param name="names">Units and indicators.</param>
/// <param name="year">The plan's year.</param>
/// <param name="source">Where the tasks come from: a code of the ledger's list.</param>
internal sealed partial class PlanEntry(Ledger ledger, PlanNames names, int year, string source)
{
    /// <summary>A fault's place: the line and the field.</summary>
    public static string Place(int row, string field) => $"r{row}.{field}";

    /// <summary>Reads the tasks among the lines.</summary>
    /// <param name="rows">The lines.</param>
    /// <param name="faults">Takes what is wrong, each at its line and field.</param>
    /// <returns>The tasks that can be entered, each with its line and the unit that leads.</returns>
    public IReadOnlyList<(int Row, Unit Lead, Dictionary<string, Value?> Values)> Read(IReadOnlyList<PastedRow> rows, List<Fault> faults)
    {
        var tasks = new List<(int, Unit, Dictionary<string, Value?>)>();
        var serial = 0;
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Kind == PastedRow.Task)
            {
                var before = faults.Count;
                var values = Values(i, rows, ++serial, faults);
                var lead = Lead(i, rows[i][PlanLedger.Lead], faults);
                if (lead is not null)
                    values[PlanLedger.Lead] = new Value.Text(lead.Code);
                if (faults.Count == before && lead is not null)
                    tasks.Add((i, lead, values));
            }
        return tasks;
    }

    /// <summary>The task as the write path takes it. Its id hangs on the draft and the line, so that sending the same twice enters it once.</summary>
    public static Story StoryOf(Guid draft, int row, Unit lead, Dictionary<string, Value?> values, Actor actor) =>
        new(PlanLedger.Key, new Change.Enter(IdOf(draft, row), lead.Code, values, Handler: values.GetValueOrDefault(PlanLedger.Owner)?.ToString() ?? ""), actor, []);

    /// <summary>The id of a draft's line.</summary>
    public static Guid IdOf(Guid draft, int row)
    {
        var bytes = draft.ToByteArray(true);
        SHA256.HashData(Encoding.UTF8.GetBytes($"{draft:N}/{row}")).AsSpan(0, 8).CopyTo(bytes.AsSpan(8));
        bytes[8] = (byte)(bytes[8] & 0x3f | 0x80);
        return new Guid(bytes, true);
    }

    private Dictionary<string, Value?> Values(int i, IReadOnlyList<PastedRow> rows, int serial, List<Fault> faults)
    {
        var row = rows[i];
        var values = new Dictionary<string, Value?>(StringComparer.Ordinal) { [PlanLedger.Serial] = new Value.Number(serial), [PlanLedger.Source] = new Value.Text(source) };
        void Put(string key, string typed)
        {
            if (typed.Trim().Length == 0 || ledger.Field(key) is not { } field)
                return;
            if (Entry.Read(field, typed, out var value) is { } fault)
                faults.Add(fault with { Field = Place(i, key) });
            else
                values[key] = value;
        }

        if (row[PlanLedger.Subject].Trim().Length == 0)
            faults.Add(new Fault(Place(i, PlanLedger.Subject), "field.required", ledger.Field(PlanLedger.Subject)!.Title));
        Put(PlanLedger.Subject, row[PlanLedger.Subject]);
        var points = PlanPaste.Points(rows, i);
        Put(PlanLedger.Point, string.Join(PlanLedger.Parting, (row[PlanLedger.Point].Trim() is { Length: > 0 } own && !points.Contains(own) ? points.Append(own) : points).Select(p => p.Replace(PlanLedger.Parting, '、'))));
        Put(PlanLedger.Owner, row[PlanLedger.Owner]);
        Put(PlanLedger.Assisting, row[PlanLedger.Assisting]);
        Put(PlanLedger.Target, row[PlanLedger.Target]);
        Put(PlanLedger.Weight, row[PlanLedger.Weight].Trim().TrimEnd('分', '%', '％'));
        if (row[PlanLedger.Due].Trim().Length == 0)
            faults.Add(new Fault(Place(i, PlanLedger.Due), "field.required", ledger.Field(PlanLedger.Due)!.Title));
        else if (PlanDays.Read(row[PlanLedger.Due], year) is { } due)
            values[PlanLedger.Due] = new Value.Day(due);
        else
            faults.Add(new Fault(Place(i, PlanLedger.Due), "said", Texts.Say("paste.wrong.day", row[PlanLedger.Due])));
        Indicator(i, row, values, faults, Put);
        return values;
    }

    // “调解矛盾纠纷不少于50件” in one cell names the figure and what it should reach.
    private void Indicator(int i, PastedRow row, Dictionary<string, Value?> values, List<Fault> faults, Action<string, string> put)
    {
        var (title, wanted) = (row[PlanLedger.Bound].Trim(), row[PlanLedger.Wanted].Trim());
        if (title.Length > 0)
        {
            var found = names.Indicators(title);
            if (found.Count == 0 && WithNumber().Match(title) is { Success: true } both)
                (found, wanted) = (names.Indicators(both.Groups["title"].Value), wanted.Length > 0 ? wanted : both.Groups["number"].Value);
            if (found.Count == 1)
                values[PlanLedger.Bound] = new Value.Text(found[0]);
            else
                faults.Add(new Fault(Place(i, PlanLedger.Bound), "said", Texts.Say(found.Count == 0 ? "paste.wrong.indicator" : "paste.wrong.indicators", title, string.Join('、', found.Take(5)))));
        }
        put(PlanLedger.Wanted, Counted().Match(wanted) is { Success: true } number ? number.Groups["number"].Value : wanted);
    }

    private Unit? Lead(int i, string typed, List<Fault> faults)
    {
        if (typed.Trim().Length == 0)
        {
            faults.Add(new Fault(Place(i, PlanLedger.Lead), "field.required", ledger.Field(PlanLedger.Lead)!.Title));
            return null;
        }
        var found = names.Units(typed);
        if (found.Count == 1)
            return found[0];
        faults.Add(new Fault(Place(i, PlanLedger.Lead), "said", Texts.Say(found.Count == 0 ? "paste.wrong.unit" : "paste.wrong.units", typed.Trim(), string.Join('、', found.Take(6).Select(u => u.Name)))));
        return null;
    }

    [GeneratedRegex(@"^(?<title>.+?)\s*(?:不少于|不低于|不小于|达到|至少|≥|>=|：|:)?\s*(?<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)\s*\S{0,2}$")]
    private static partial Regex WithNumber();

    [GeneratedRegex(@"^(?:不少于|不低于|不小于|达到|至少|≥|>=)?\s*(?<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)\s*\S{0,3}$")]
    private static partial Regex Counted();
}
