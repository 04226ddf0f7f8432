namespace Yizhi.Commands;

/// <summary>What a command's end means to a script.</summary>
public static class Exit
{
    /// <summary>Done.</summary>
    public const int Ok = 0;
    /// <summary>The work was done and faults were found.</summary>
    public const int FaultsFound = 1;
    /// <summary>The command was not written as it should be.</summary>
    public const int WrongUse = 2;
    /// <summary>A file, folder or database could not be reached or written.</summary>
    public const int CannotReach = 3;
    /// <summary>Not allowed.</summary>
    public const int Refused = 4;
}
