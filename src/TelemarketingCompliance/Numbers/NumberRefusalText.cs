namespace TelemarketingCompliance;

/// <summary>Says a <see cref="NumberRefusal"/> in words.</summary>
public static class NumberRefusalText
{
    /// <summary>What is wrong with the text and what to do, in one clause without full stop; the number is never part of it.</summary>
    /// <param name="refusal">The refusal; <see cref="NumberRefusal.None"/> has a text too.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="refusal"/> is no defined value.</exception>
    public static string ToText(this NumberRefusal refusal, Language language)
    {
        (string english, string italian) = Texts(refusal);
        return language == Language.Italian ? italian : english;
    }

    private static (string English, string Italian) Texts(NumberRefusal refusal) => refusal switch
    {
        NumberRefusal.None => ("the number was read", "il numero è stato letto"),
        NumberRefusal.Empty => ("there is no number", "il numero manca"),
        NumberRefusal.NotANumber => ("this is not a telephone number", "non è un numero di telefono"),
        NumberRefusal.ScientificNotation => (
            "a spreadsheet rounded the number: export the column as text",
            "un foglio di calcolo ha arrotondato il numero: esportare la colonna come testo"),
        NumberRefusal.DecimalNumber => (
            "the number was written as a decimal: export the column as text",
            "il numero è scritto come decimale: esportare la colonna come testo"),
        NumberRefusal.TwoNumbers => (
            "the field may hold more than one number: write one per field",
            "il campo può contenere più di un numero: scriverne uno per campo"),
        NumberRefusal.TooShort => ("the number has too few digits", "il numero ha troppe poche cifre"),
        NumberRefusal.TooLong => ("the number has too many digits", "il numero ha troppe cifre"),
        NumberRefusal.LocalOnly => ("the area code is missing", "manca il prefisso"),
        NumberRefusal.Impossible => (
            "no number of this country has this length",
            "nessun numero di questo paese ha questa lunghezza"),
        NumberRefusal.UnknownCountry => ("the country code does not exist", "il prefisso internazionale non esiste"),
        NumberRefusal.NoRegion => (
            "the country is not known: write the number with + and its country code, or give a default region",
            "il paese non è noto: scrivere il numero con + e il prefisso internazionale, o indicare una regione predefinita"),
        NumberRefusal.Ambiguous => (
            "the first digits may be the country code or not: write the number with +",
            "le prime cifre possono essere o non essere il prefisso internazionale: scrivere il numero con +"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "not a defined refusal"),
    };
}
