using System.CommandLine;
using Quickstart;

return await App.RunAsync(args, Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected);
