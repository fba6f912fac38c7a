namespace TelemarketingCompliance;

/// <summary>Writes one set of keys into a file: survey, choice of the width, encoding, columns.</summary>
internal sealed class SetWriter(FileWriter file, IndexProfile profile, Action<int> written, CancellationToken cancellationToken)
{
    public void Write(SetRole role, KeySource source, SetSurvey survey)
    {
        uint width = survey.ChooseWidth();
        using ColumnWriter? columns = survey.HasPayload ? new ColumnWriter() : null;
        ChunkCode code = profile == IndexProfile.Compact ? ChunkCode.Rice : ChunkCode.Cyclic;
        SetHeader header = new(width, code, 0, 0, survey.Count, 0, 0, 0, SetColumns.None);

        if (survey.Count > 0)
            header = width == 0 ? WriteSparse(role, source, survey, columns, header) : WriteChunked(role, source, columns, header);

        header = header with { Columns = columns?.Write(file, role) ?? SetColumns.None };
        byte[] bytes = new byte[SetHeader.Bytes];
        header.WriteTo(bytes);
        file.Section(SectionType.Set, role, bytes);
    }

    private SetHeader WriteChunked(SetRole role, KeySource source, ColumnWriter? columns, SetHeader header)
    {
        GroupWriter groups = new(file, header.Width, header.Code, withRanks: columns is not null);
        file.Begin();
        Pump(source, columns, groups.Add);
        groups.FinishData();
        file.End(SectionType.Data, role);
        file.Section(SectionType.Groups, role, groups.Groups);

        if (columns is not null)
            file.Section(SectionType.Ranks, role, groups.Ranks);

        DirectoryBuilder directory = new(groups.Regions);
        file.Section(SectionType.Directory, role, directory.Build());
        return header with
        {
            Chunks = groups.Chunks,
            Groups = (uint)(groups.Groups.Length / Layout.GroupBytes),
            Regions = (uint)groups.Regions.Count,
            LineBits = (byte)directory.LineBits,
            MaxProbe = (ushort)directory.MaxProbe,
        };
    }

    private SetHeader WriteSparse(SetRole role, KeySource source, SetSurvey survey, ColumnWriter? columns, SetHeader header)
    {
        SparseWriter sparse = new(survey.Count, survey.Last);
        Pump(source, columns, sparse.Add);
        file.Begin();
        sparse.WriteTo(file);
        file.End(SectionType.Sparse, role);
        return header with { Code = ChunkCode.Cyclic };
    }

    private void Pump(KeySource source, ColumnWriter? columns, Action<ReadOnlySpan<ulong>> add)
    {
        ulong[] keys = new ulong[8192];
        uint[] payloads = new uint[columns is null ? 0 : keys.Length];
        source.Rewind();

        for (int read = source.Read(keys, payloads); read > 0; read = source.Read(keys, payloads))
        {
            cancellationToken.ThrowIfCancellationRequested();
            add(keys.AsSpan(0, read));
            columns?.Add(payloads.AsSpan(0, read));
            written(read);
        }
    }
}
