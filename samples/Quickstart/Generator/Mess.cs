namespace Quickstart;

/// <summary>What is wrong with files as they arrive: rows twice, numbers a spreadsheet rounded, totals, broken rows.</summary>
internal sealed class Mess(Dice dice, NumberMaker numbers, Sheets sheets)
{
    private const int Phone = 3;
    private const int Flag = 5;
    private const int FlagDate = 6;

    private static readonly string[] UnreadablePhones =
    [
        "3,4E+09", "3,39E+09", "3,4E+09", "3,47E+09", "6,12E+08", "3,4E+09", "3,28E+09", "3401234567,0",
        "06 12345678/9", "02 4567890 - 333 1234567", "", "", "n.d.", "non disponibile", "12345", "33312345678901",
    ];

    private static readonly string[] UnreadableDates = ["31/02/2026", "30/02/2025", "01/03/26", "15/4/25"];

    private static readonly string[] UnreadableSuppliedPhones = ["3.4E+09", "3.47E+09", "3.31E+09", "", "call after 6pm", "3906123456", "unknown"];

    internal void Make()
    {
        dice.Shuffle(sheets.Customers.Rows);
        dice.Shuffle(sheets.Supplier.Rows);
        Repeat(sheets.Customers, 28, Phone);
        Repeat(sheets.Supplier, 14, 1);

        foreach (string phone in UnreadablePhones)
            Spoil(Phone, phone);
        foreach (string date in UnreadableDates)
            Spoil(FlagDate, date);
        Spoil(Flag, "FORSE");
        Spoil(Flag, "X");
        Insert(sheets.Customers, "Codice cliente", "Cognome", "Nome", "Telefono", "Città", "Consenso marketing", "Data consenso", "Lista", "Origine", "Campagna", "Pratica");
        Insert(sheets.Customers, "", "", "", "", "", "", "", "", "", "", "");
        sheets.Customers.Add("Totale righe", $"{sheets.Customers.Rows.Count}");

        foreach (string phone in UnreadableSuppliedPhones)
            Insert(sheets.Supplier, sheets.Supplier.NextId("DL"), phone, "", "", "LEAD-OTT26", "AUR-FIBRA", "2026-08-01");
        Insert(sheets.Supplier, sheets.Supplier.NextId("DL"), numbers.Mobile(), "", "", "LEAD-OTT26", "AUR-FIBRE", "2026-08-01");
        Insert(sheets.Supplier, sheets.Supplier.NextId("DL"), numbers.Mobile(), "", "LEAD-OTT26", "AUR-FIBRA");
    }

    // The same person once more, further down and spelled in another way.
    private void Repeat(Sheet sheet, int count, int phone)
    {
        int rows = sheet.Rows.Count;
        for (int i = 0; i < count; i++)
        {
            string[] again = [.. sheet.Rows[dice.Below(rows)]];
            string digits = string.Concat(again[phone].Where(char.IsAsciiDigit));
            if (digits.Length is 9 or 10 && digits[0] is '0' or '3')
                again[phone] = numbers.Spelled(digits);
            sheet.Add(again);
        }
    }

    private void Spoil(int column, string text)
    {
        string[] row = [.. sheets.Customers.Rows[dice.Below(1000)]];
        row[0] = $"C{900000 + sheets.Customers.Rows.Count}";
        row[Phone] = numbers.Spelled(numbers.Mobile());
        if (column == FlagDate)
            row[Flag] = "S";
        row[column] = text;
        Insert(sheets.Customers, row);
    }

    private void Insert(Sheet sheet, params string[] row) => sheet.Rows.Insert(100 + dice.Below(sheet.Rows.Count - 100), row);
}
