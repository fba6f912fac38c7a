using TelemarketingCompliance;

// The masked form is all that may ever be printed of a number.
E164Number callee = E164Number.Parse("+390612345678");
string printed = callee.ToString();

// The index comes along as a dependency of the dependency.
RegisterIndex index = RegisterIndex.InMemory(new RegisterMetadata { Register = "it-rpo", Controller = "shop", ProcessedAt = DateTimeOffset.UnixEpoch }, [(callee.Digits, null)], []);
bool answers = index.Answer(callee.Digits) == RegisterIndexAnswer.Listed;

Console.WriteLine($"{printed}, {(answers ? "listed" : "lost")}");
return answers && !printed.Contains("123456", StringComparison.Ordinal) ? 0 : 1;
