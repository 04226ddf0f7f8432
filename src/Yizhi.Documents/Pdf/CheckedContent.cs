using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>Parses what a page draws, asking the budget byte by byte.</summary>
internal sealed class CheckedContent(IPageContentParser inner, Budget budget) : IPageContentParser
{
    public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log) => inner.Parse(pageNumber, new CheckedBytes(inputBytes, budget), log);

    private sealed class CheckedBytes(IInputBytes inner, Budget budget) : IInputBytes
    {
        public long CurrentOffset => inner.CurrentOffset;

        public byte CurrentByte => inner.CurrentByte;

        public long Length => inner.Length;

        public bool MoveNext()
        {
            budget.Check();
            return inner.MoveNext();
        }

        public byte? Peek() => inner.Peek();

        public bool IsAtEnd() => inner.IsAtEnd();

        public void Seek(long position) => inner.Seek(position);

        public int Read(Span<byte> buffer) => inner.Read(buffer);

        public void Dispose() => inner.Dispose();
    }
}

/// <summary>A file in memory that asks the budget whenever it is read: the library goes through it byte by byte.</summary>
internal sealed class CheckedStream(byte[] bytes, Budget budget) : MemoryStream(bytes, writable: false)
{
    public override int ReadByte()
    {
        budget.Check();
        return base.ReadByte();
    }

    public override int Read(Span<byte> buffer)
    {
        budget.Check();
        return base.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        budget.Check();
        return base.Read(buffer, offset, count);
    }
}
