namespace Yizhi.Storage.Backups;

/// <summary>What a backup holds: the sheet that lies on top of it.</summary>
/// <param name="At">When it was made, in UTC.</param>
/// <param name="Kind"><c>sqlite</c> or <c>postgres</c>: a backup is put back on a database of its own kind.</param>
/// <param name="Migration">The migration that the tables stand at.</param>
/// <param name="Catalogue">The version of the catalogue in force.</param>
/// <param name="Records">How many records.</param>
/// <param name="LastEntry">The number of the last journal entry.</param>
/// <param name="Head">Its hash; empty where there is none.</param>
/// <param name="Files">Every file with its size and SHA-256.</param>
public sealed record BackupManifest(DateTime At, string Kind, string Migration, string Catalogue, long Records, long LastEntry, string Head, IReadOnlyList<BackupPart> Files);

/// <summary>A file within a backup.</summary>
public sealed record BackupPart(string Path, long Size, string Sha256);

/// <summary>A backup that was made.</summary>
/// <param name="File">Its file.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Size">Its size.</param>
public sealed record BackupFile(string File, DateTime At, long Size);
