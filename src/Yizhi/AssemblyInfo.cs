using System.Runtime.CompilerServices;

// The tests ask the command line itself whether the examples it prints are lines it understands.
[assembly: InternalsVisibleTo("Yizhi.Tests")]
