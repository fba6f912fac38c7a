using TelemarketingCompliance;

// The masked form is all that may ever be printed of a number.
E164Number callee = E164Number.Parse("+390612345678");
string printed = callee.ToString();

// The index comes along as a dependency of the dependency.
RegisterIndex index = RegisterIndex.InMemory(new RegisterMetadata { Register = "it-rpo", Controller = "shop", ProcessedAt = DateTimeOffset.UnixEpoch }, [(callee.Digits, null)], []);
bool answers = index.Answer(callee.Digits) == RegisterIndexAnswer.Listed;

// Whoever tests has a call that is in order, and no test framework to bring along.
(await new ItalianScenario().AcquireAsync()).MustBeGranted();

Console.WriteLine($"{printed}, {(answers ? "listed" : "lost")}, granted");
return answers && !printed.Contains("123456", StringComparison.Ordinal) ? 0 : 1;
