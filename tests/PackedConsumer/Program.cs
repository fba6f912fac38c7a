using TelemarketingCompliance;

// The masked form is all that may ever be printed of a number.
E164Number callee = E164Number.Parse("+390612345678");
string printed = callee.ToString();

Console.WriteLine(printed);
return printed.Contains("123456", StringComparison.Ordinal) ? 1 : 0;
