using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>A host's meters, and everything that engines measure on them.</summary>
internal sealed class TestMeters : IMeterFactory
{
    private readonly ConcurrentDictionary<string, Meter> meters = new();
    private readonly ConcurrentQueue<Measurement> measured = new();
    private readonly ConcurrentQueue<Instrument> instruments = new();
    private readonly MeterListener listener = new();

    public TestMeters()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (!ReferenceEquals(instrument.Meter.Scope, this))
                return;
            instruments.Enqueue(instrument);
            listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    public IReadOnlyCollection<Instrument> Instruments => instruments;

    public IReadOnlyCollection<Measurement> Measured => measured;

    public Meter Create(MeterOptions options) => meters.GetOrAdd(options.Name, _ => new Meter(new MeterOptions(options.Name) { Version = options.Version, Tags = options.Tags, Scope = this }));

    /// <summary>What one instrument measured, in order: value, and tags in ordinal order without the prefix they share.</summary>
    public string[] Of(string instrument) => [.. measured.Where(one => one.Instrument == instrument).Select(one => one.ToString())];

    public void Forget() => measured.Clear();

    public void Dispose()
    {
        listener.Dispose();
        foreach (Meter meter in meters.Values)
            meter.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => measured.Enqueue(new Measurement(instrument.Name, value, [.. tags]));

    internal sealed record Measurement(string Instrument, double Value, KeyValuePair<string, object?>[] Tags)
    {
        public override string ToString() => string.Join(' ', Tags
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => $"{tag.Key.Replace("telemarketing.", "", StringComparison.Ordinal)}={tag.Value}")
            .Prepend(FormattableString.Invariant($"{Value}")));
    }
}
