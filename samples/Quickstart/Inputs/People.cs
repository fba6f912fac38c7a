namespace Quickstart;

/// <summary>The columns by which every file says whom a row is about: a number, a customer code, or both.</summary>
internal static class People
{
    internal static readonly Column Phone = new("phone", "telefono", "numero", "cellulare", "msisdn");
    internal static readonly Column Customer = new("customer", "codice cliente", "cliente", "customer_id");
}
