namespace TelemarketingCompliance.Cli.Tests.Policy;

/// <summary>A policy file that is right, for tests to change.</summary>
internal static class PolicyText
{
    public const string Valid = """
        {
          "$schema": "policy.schema.json",
          "store": { "sqlite": "compliance.db" },
          "registers": [
            { "name": "it-rpo", "folder": "rpo" }
          ],
          "jurisdictions": {
            "italy": {
              "ownHours": "mon-fri 10:00-19:00",
              "frequencyLimits": [
                { "name": "once-a-day", "max": 1, "counts": ["attempt"], "window": "P1D" }
              ]
            }
          },
          "parties": [
            { "id": "shop", "roc": "12345", "rocConfirmedOn": "2026-04-15", "adheresToCodeOfConduct": true },
            { "id": "centre", "roc": "67890", "adheresToCodeOfConduct": true }
          ],
          "campaigns": [
            {
              "id": "autumn",
              "controller": "shop",
              "processor": "centre",
              "purpose": "sale",
              "sector": "telecom",
              "mode": "preview",
              "createdAt": "2026-11-16T09:00+01:00",
              "script": "autumn-1",
              "callerIds": ["+390612345678"],
              "lists": ["customers"],
              "operatorCountry": "IT",
              "networkOrigin": { "country": "IT" },
              "region": "IT"
            }
          ],
          "blackouts": [
            { "name": "stock-taking", "from": "2026-12-24T00:00+01:00", "to": "2026-12-27T00:00+01:00", "country": "IT" }
          ]
        }
        """;

    /// <summary>The policy with one thing changed.</summary>
    public static string With(string old, string changed)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);
        return Valid.Replace(old, changed, StringComparison.Ordinal);
    }

    public static string Write(Workplace place, string text = Valid) => place.Bytes("policy.json", System.Text.Encoding.UTF8.GetBytes(text));
}
