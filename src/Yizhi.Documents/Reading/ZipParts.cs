using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace Yizhi.Documents.Reading;

/// <summary>The parts of a zipped document (DOCX, OFD), none of which becomes larger than the budget allows.</summary>
internal sealed class ZipParts : IDisposable
{
    private const int MostParts = 20_000;

    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly ZipArchive archive;
    private readonly Budget budget;

    public ZipParts(Stream file, Budget budget)
    {
        this.budget = budget;
        CheckDirectory(file);
        archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            budget.Check();
            // Some writers of Windows separate folders with a backslash.
            entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public IEnumerable<string> Names => entries.Keys;

    public bool Has(string name) => entries.ContainsKey(name.TrimStart('/'));

    /// <summary>A part as XML without document type, entities or anything from outside; null where it is not there.</summary>
    public XmlReader? Xml(string name)
    {
        if (!entries.TryGetValue(name.TrimStart('/'), out var entry))
            return null;
        if (entry.IsEncrypted)
            throw Refusal.Encrypted("");
        return XmlReader.Create(new Counted(entry, budget), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            // Rare letters and old programs leave characters XML forbids; they are dropped later.
            CheckCharacters = false,
            CloseInput = true,
        });
    }

    public void Dispose() => archive.Dispose();

    // The directory is read whole before a single part is asked for, so its size is looked at first.
    private static void CheckDirectory(Stream file)
    {
        const int tail = 22 + ushort.MaxValue, perPart = 46;
        var length = (int)Math.Min(tail, file.Length);
        var bytes = new byte[length];
        file.Position = file.Length - length;
        file.ReadExactly(bytes);
        file.Position = 0;
        var end = bytes.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + 22 > length)
            throw Refusal.Broken("压缩", "no end of central directory");
        var begins = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end + 16));
        var directory = file.Length - length + end - begins;
        // Zip64 is for files of more than 4 GB; a file of some megabytes that has it hides its size.
        if (begins == uint.MaxValue || directory > (long)MostParts * (perPart + 60))
            throw Refusal.Bomb();
    }

    private sealed class Counted(ZipArchiveEntry entry, Budget budget) : Stream
    {
        private const long Small = 1 << 20;
        private readonly Stream inner = entry.Open();
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            read += got;
            budget.Unpacked(got);
            if (read > Small && read / Math.Max(1, entry.CompressedLength) > budget.Limits.UnpackedRatio)
                budget.Refuse(Refusal.Bomb());
            return got;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
