namespace TelemarketingCompliance;

/// <summary>The difference between two files of one kind: small to send every day, exact to the byte when applied.</summary>
public static class IndexDelta
{
    private const int HashBytes = 32;
    private const int InfoBytes = 8 + (2 * HashBytes);

    /// <summary>Writes what leads from the first file to the second; numbers, days, flags and metadata. Returns the count of numbers removed, added or changed.</summary>
    public static long Create(string basePath, string targetPath, string deltaPath, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(deltaPath);
        FileImage from = OpenVerified(basePath);
        FileImage to = OpenVerified(targetPath);

        if (from.Kind != to.Kind)
            throw new IndexException(IndexError.WrongKind, "base and target are of different kinds; a delta needs two registers or two sets");

        return BuildGuard.Run(Failure.Delta, deltaPath, () =>
        {
            using FileWriter file = new(new PendingFile(deltaPath), IndexKind.Delta, to.Profile);
            byte[] info = new byte[InfoBytes];
            info[0] = (byte)to.Kind;
            from.ContentHash.CopyTo(info.AsSpan(8));
            to.ContentHash.CopyTo(info.AsSpan(8 + HashBytes));
            file.Section(SectionType.DeltaInfo, SetRole.None, info);
            file.Section(SectionType.Meta, SetRole.None, to.Span(to.Require(SectionType.Meta, SetRole.None)));
            long changes = 0;

            foreach (SetRole role in Roles(to.Kind))
                changes += WriteChanges(file, role, from, to, cancellationToken);

            file.Finish();
            file.Commit();
            return changes;
        });
    }

    /// <summary>Writes the target that the delta was made for, byte for byte; another base is refused. The result may replace the base.</summary>
    public static IndexBuildResult Apply(string basePath, string deltaPath, string resultPath, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resultPath);
        FileImage delta = FileImage.Open(deltaPath, new IndexOpenOptions { Verification = IndexVerification.Full }, IndexKind.Delta);
        FileImage from = OpenVerified(basePath);
        byte[] info = delta.Span(delta.Require(SectionType.DeltaInfo, SetRole.None)).ToArray();

        if (info.Length < InfoBytes || info[0] is not ((byte)IndexKind.Register or (byte)IndexKind.NumberSet))
            throw Failure.Malformed("the delta does not say what it changes");

        if (info[0] != (byte)from.Kind || !info.AsSpan(8, HashBytes).SequenceEqual(from.ContentHash))
            throw new IndexException(IndexError.WrongBase, $"the delta `{Failure.Name(deltaPath)}` was made for another base than `{Failure.Name(basePath)}`; apply deltas in their order, or fetch the whole file");

        return BuildGuard.Run(Failure.RoleOf(from.Kind), resultPath, () =>
        {
            byte[] meta = delta.Span(delta.Require(SectionType.Meta, SetRole.None)).ToArray();
            IndexAssembly assembly = new(from.Kind, delta.Profile, meta) { ExpectedContent = info[(8 + HashBytes)..InfoBytes] };

            foreach (SetRole role in Roles(from.Kind))
            {
                assembly.Add(role, new PatchSource(
                    KeySet.Open(from, role).Keys(),
                    DeltaKeys.Read(delta.Span(delta.Require(SectionType.Removed, role))),
                    DeltaKeys.Read(delta.Span(delta.Require(SectionType.Upserts, role)))));
            }

            return assembly.Write(() => new PendingFile(resultPath), 0, null, cancellationToken);
        });
    }

    private static FileImage OpenVerified(string path)
    {
        FileImage image = FileImage.Open(path, new IndexOpenOptions { Verification = IndexVerification.Full }, IndexKind.None);
        return image.Kind is IndexKind.Register or IndexKind.NumberSet
            ? image
            : throw new IndexException(IndexError.WrongKind, $"`{Failure.Name(path)}` is a {Failure.RoleOf(image.Kind)}; a delta leads from a register or set to another");
    }

    private static SetRole[] Roles(IndexKind kind) => kind == IndexKind.Register ? [SetRole.Listed, SetRole.Clear] : [SetRole.Members];

    private static long WriteChanges(FileWriter file, SetRole role, FileImage from, FileImage to, CancellationToken cancellationToken)
    {
        using KeySource before = KeySet.Open(from, role).Keys();
        using KeySource after = KeySet.Open(to, role).Keys();
        bool hasPayload = before.HasPayload || after.HasPayload;
        DeltaKeys removed = new(hasPayload: false);
        DeltaKeys upserts = new(hasPayload);
        KeyCursor old = new(before);
        KeyCursor fresh = new(after);

        while (!old.AtEnd || !fresh.AtEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong x = old.AtEnd ? ulong.MaxValue : old.Key;
            ulong y = fresh.AtEnd ? ulong.MaxValue : fresh.Key;

            if (x < y)
                removed.Add(x, 0);
            else if (y < x || (hasPayload && old.Payload != fresh.Payload))
                upserts.Add(y, fresh.Payload);

            if (x <= y)
                old.Next();

            if (y <= x)
                fresh.Next();
        }

        removed.WriteTo(file, SectionType.Removed, role);
        upserts.WriteTo(file, SectionType.Upserts, role);
        GC.KeepAlive(from);
        GC.KeepAlive(to);
        return removed.Count + upserts.Count;
    }
}
