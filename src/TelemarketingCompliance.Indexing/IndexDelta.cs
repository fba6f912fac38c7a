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
        {
            throw new IndexException(IndexError.WrongKind,
                $"`{Failure.Name(basePath)}` is a {Failure.RoleOf(from.Kind)} and `{Failure.Name(targetPath)}` a {Failure.RoleOf(to.Kind)}; a delta needs two registers or two sets");
        }

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
        Changes changes = ReadGuard.Run(Failure.Delta, deltaPath, () => Read(deltaPath));
        FileImage from = OpenVerified(basePath);

        if (changes.Kind != from.Kind || !changes.Base.AsSpan().SequenceEqual(from.ContentHash))
            throw new IndexException(IndexError.WrongBase, $"the delta `{Failure.Name(deltaPath)}` was made for another base than `{Failure.Name(basePath)}`; apply deltas in their order, or fetch the whole file");

        return BuildGuard.Run(Failure.RoleOf(from.Kind), resultPath, () =>
        {
            IndexAssembly assembly = new(from.Kind, changes.Profile, changes.Meta) { ExpectedContent = changes.Target };

            foreach ((SetRole role, ArraySource removed, ArraySource upserts) in changes.Roles)
                assembly.Add(role, new PatchSource(KeySet.Open(from, role).Keys(), removed, upserts));

            return assembly.Write(() => new PendingFile(resultPath), 0, null, cancellationToken);
        });
    }

    // All that the delta says, proved readable before anything is written.
    private static Changes Read(string path)
    {
        FileImage delta = FileImage.Open(path, new IndexOpenOptions { Verification = IndexVerification.Full }, IndexKind.Delta);
        byte[] info = delta.Span(delta.Require(SectionType.DeltaInfo, SetRole.None)).ToArray();
        byte[] meta = delta.Span(delta.Require(SectionType.Meta, SetRole.None)).ToArray();

        if (info.Length < InfoBytes || info[0] is not ((byte)IndexKind.Register or (byte)IndexKind.NumberSet))
            throw Failure.Malformed("the delta does not say what it changes");

        IndexKind kind = (IndexKind)info[0];
        _ = kind == IndexKind.Register ? (object)MetaCodec.ReadRegister(meta) : MetaCodec.ReadSet(meta);
        Changes changes = new(kind, delta.Profile, meta, info[8..(8 + HashBytes)], info[(8 + HashBytes)..InfoBytes],
        [
            .. Roles(kind).Select(role => (role,
                DeltaKeys.Read(delta.Span(delta.Require(SectionType.Removed, role))),
                DeltaKeys.Read(delta.Span(delta.Require(SectionType.Upserts, role))))),
        ]);
        GC.KeepAlive(delta);
        return changes;
    }

    private static FileImage OpenVerified(string path)
    {
        FileImage image = FileImage.Open(path, new IndexOpenOptions { Verification = IndexVerification.Full }, IndexKind.None);

        if (image.Kind is not (IndexKind.Register or IndexKind.NumberSet))
            throw new IndexException(IndexError.WrongKind, $"`{Failure.Name(path)}` is a {Failure.RoleOf(image.Kind)}; a delta leads from a register or set to another");

        // The structure, so that a refusal names this file and not the one about to be written; the result's hash proves the rest.
        _ = ReadGuard.Run(Failure.RoleOf(image.Kind), path, () => IndexFile.Describe(image, Failure.Name(path), new IndexOpenOptions()));
        return image;
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

    private sealed record Changes(
        IndexKind Kind, IndexProfile Profile, byte[] Meta, byte[] Base, byte[] Target, (SetRole Role, ArraySource Removed, ArraySource Upserts)[] Roles);
}
