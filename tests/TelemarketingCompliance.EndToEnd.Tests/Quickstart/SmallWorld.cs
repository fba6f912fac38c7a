using System.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>A folder of files so small that each test shows the one line it changes.</summary>
internal sealed class SmallWorld : IDisposable
{
    private static readonly (string Name, string Text)[] Files =
    [
        ("policy.json", """
            {
              "store": { "sqlite": "compliance.db" },
              "registers": [{ "name": "it-rpo", "folder": "registers/it-rpo" }],
              "jurisdictions": { "italy": {} },
              "parties": [{ "id": "aurora" }, { "id": "serena" }, { "id": "delta", "roc": "ROC-1", "rocConfirmedOn": "2026-04-15" }],
              "campaigns": [
                {
                  "id": "FIBRA", "controller": "aurora", "processor": "delta", "purpose": "sale", "sector": "telecom", "mode": "preview", "createdAt": "2026-11-16T09:00+01:00",
                  "callerIds": ["+390655550100"], "networkOrigin": { "country": "IT" }, "region": "IT"
                }
              ]
            }
            """),
        ("crm-consents.json", """
            {
              "columns": { "id": "Codice cliente", "subject": "Codice cliente", "number": "Telefono", "state": "Consenso marketing", "at": "Data consenso" },
              "values": { "state": { "S": "granted", "Sì": "granted", "N": "denied", "NO": "denied" } },
              "constants": { "controller": "aurora", "purposes": "sale", "channels": "operatorCall" },
              "zone": "Europe/Rome",
              "dates": ["dd/MM/uuuu"],
              "region": "IT"
            }
            """),
        ("lists.csv", "list,controller,supplier,acquired_on\nCLIENTI,aurora,,2026-11-16\n"),
        ("customers.csv", """
            Codice cliente;Telefono;Consenso marketing;Data consenso;Lista
            C1;333 1234567;S;01/03/2026;CLIENTI
            C2;06 12345678;N;;CLIENTI

            """),
        ("consents.csv", """
            id,phone,state,controller,purposes,channels,at,text_version,level
            CNS-1,+393331234567,Granted,aurora,Sale,OperatorCall,2026-03-01,v1,DoubleOptIn

            """),
        ("caller-ids.csv", """
            id,caller_id,event,party,at
            CLI-1,+390655550100,Declared,delta,2026-05-20
            CLI-2,+390655550100,Authorised,aurora,2026-05-20
            CLI-3,+390655550100,CallBackAnswered,delta,2026-11-16T10:00

            """),
        ("contracts.csv", "contract,phone,controller,started_on,ended_on\nCTR-1,+393331234567,aurora,2024-01-01,2026-01-01\n"),
        ("blacklist.csv", "id,phone,scope,recorded_by,controller,at,actor,channel\nOPP-1,+393339999999,Controller,delta,aurora,2026-01-01,op-1,call\n"),
        ("requests.csv", "reference,phone,controller,purposes,made_at\nRIC-1,+393338888888,aurora,Sale,2026-11-23T10:00\n"),
        ("directory.csv", "phone,listed,directory,at\n+390612345678,S,elenco-unico,2026-10-01\n"),
        ("consultations.csv", "reference,controller,processed_at,asked,clear,answers\nRPO-1,aurora,2026-11-17T18:00+01:00,asked.csv,clear.csv,\n"),
        ("asked.csv", "numero\n+393331234567\n+390612345678\n"),
        ("clear.csv", "numero\n+393331234567\n+390612345678\n"),
    ];

    internal SmallWorld()
    {
        foreach ((string name, string text) in Files)
            Write(name, text);
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("quickstart-world-").FullName;

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    internal void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    internal void Append(string name, string line) => File.AppendAllText(PathOf(name), line + "\n");

    internal void Replace(string name, string old, string replacement)
    {
        string text = File.ReadAllText(PathOf(name));
        Assert.Contains(old, text);
        Write(name, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    internal Task<QuickstartRun> RunAsync(params IEnumerable<string> more) => QuickstartRun.WithAsync(["--data", Folder, .. more]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
