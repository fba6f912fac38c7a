namespace TelemarketingCompliance;

/// <summary>The reasons that concern silent calls.</summary>
public static class AbandonmentReasons
{
    /// <summary>One more silent call would be one too many.</summary>
    public static ReasonCode RateReached { get; } = new(
        "abandonment.rate-reached",
        "one more silent call would exceed {maxSilent} in {ofAnswered} answered calls ({part}): {silent} silent and {estimated} estimated of {answered} answered; reserve an operator",
        "un'altra chiamata muta supererebbe {maxSilent} ogni {ofAnswered} chiamate risposte ({part}): {silent} mute e {estimated} stimate su {answered} risposte; occorre un operatore riservato");

    /// <summary>Nobody knows how too many calls ended.</summary>
    public static ReasonCode OutcomesMissing { get; } = new(
        "abandonment.outcomes-missing",
        "{missing} of {dialed} calls dialed more than ten minutes ago have no outcome ({part}), more than {maxMissingPercent} percent: the share of silent calls is not known",
        "{missing} chiamate su {dialed} composte da oltre dieci minuti non hanno esito ({part}), più del {maxMissingPercent} per cento: la quota di chiamate mute non è nota");

    /// <summary>Answering-machine detection without a usable measurement.</summary>
    public static ReasonCode AmdUndeclared { get; } = new(
        "abandonment.amd-undeclared",
        "the campaign does not declare whether answering machines are detected, or declares no dated, measured share of people taken for machines",
        "la campagna non dichiara se le segreterie sono rilevate automaticamente, oppure non dichiara una quota misurata e datata di persone scambiate per segreterie");

    /// <summary>The callee rests after a silent call.</summary>
    public static ReasonCode Rest { get; } = new(
        "abandonment.rest",
        "a call of this controller fell silent at {silentAt}, or its outcome is still open: no call before {until}",
        "una chiamata di questo titolare è rimasta muta il {silentAt}, o il suo esito non è ancora noto: nessuna chiamata prima del {until}");

    /// <summary>The next call after a silent one needs an operator.</summary>
    public static ReasonCode OperatorRequired { get; } = new(
        "abandonment.operator-required",
        "the last call of this controller that was answered fell silent, at {silentAt}: the next one needs a reserved operator",
        "l'ultima chiamata risposta di questo titolare è rimasta muta il {silentAt}: la prossima richiede un operatore riservato");

    /// <summary>Too many calls fell silent.</summary>
    public static ReasonCode RateExceeded { get; } = new(
        "abandonment.rate-exceeded",
        "more than {maxSilent} silent calls in {ofAnswered} answered ones ({part}): {silent} silent and {estimated} estimated of {answered} answered",
        "più di {maxSilent} chiamate mute ogni {ofAnswered} risposte ({part}): {silent} mute e {estimated} stimate su {answered} risposte");

    /// <summary>The callee heard nobody for too long.</summary>
    public static ReasonCode CutLate { get; } = new(
        "abandonment.cut-late",
        "nobody spoke and the call was not cut within {maxSilenceSeconds} seconds of the answer: {seconds}",
        "nessuno ha parlato e la chiamata non è stata interrotta entro {maxSilenceSeconds} secondi dalla risposta: {seconds}");

    /// <summary>The caller gave up too soon.</summary>
    public static ReasonCode RingShort { get; } = new(
        "abandonment.ring-short",
        "nobody answered, and the telephone rang for {seconds} seconds; at least {minRingSeconds}, or four rings, are asked",
        "nessuno ha risposto e il telefono ha squillato per {seconds} secondi; ne occorrono almeno {minRingSeconds}, o quattro squilli");
}
