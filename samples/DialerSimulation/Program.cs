using DialerSimulation;

return await App.RunAsync(args, Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected);
