using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>Unpacks the streams of a PDF within the budget, and pictures never.</summary>
internal sealed class BudgetedFilters(Budget budget) : IFilterProvider
{
    // Typefaces make most of it, and are let go once they are read.
    private const int Typefaces = 3;

    private long unpacked;

    public Budget Budget => budget;

    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Budgeted(inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Budgeted(inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Budgeted(inner.GetAllFilters());

    private List<IFilter> Budgeted(IReadOnlyList<IFilter> filters)
    {
        // A chain of filters multiplies what each of them may do.
        if (filters.Count > 16)
            budget.Refuse(Refusal.Bomb());
        return [.. filters.Select(filter => new BudgetedFilter(filter, this, budget))];
    }

    private sealed class BudgetedFilter(IFilter inner, BudgetedFilters all, Budget budget) : IFilter
    {
        // Deflate makes at most 1032 bytes of one; what can't become large needs no first look.
        private const int SmallFlate = 4 << 10;
        private const int LargestLzw = 128 << 10;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.CheckNow();
            switch (inner)
            {
                case FlateFilter when input.Length > SmallFlate:
                    Measure(input);
                    break;
                case LzwFilter when input.Length > LargestLzw:
                    budget.Refuse(Refusal.Bomb());
                    break;
                case DctDecodeFilter or JpxDecodeFilter or Jbig2DecodeFilter or CcittFaxDecodeFilter:
                    return Memory<byte>.Empty;
            }
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            all.unpacked += output.Length;
            if (all.unpacked > Typefaces * budget.Limits.UnpackedBytes)
                budget.Refuse(Refusal.Bomb());
            budget.CheckNow();
            return output;
        }

        // The filter itself unpacks to the end whatever comes; so the size is found first, without keeping anything.
        private void Measure(Memory<byte> input)
        {
            var buffer = new byte[1 << 15];
            long length = 0;
            try
            {
                using var flate = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
                for (int got; (got = flate.Read(buffer)) > 0;)
                {
                    length += got;
                    budget.Check();
                    if (length > budget.Limits.UnpackedBytes)
                        budget.Refuse(Refusal.Bomb());
                }
            }
            catch (InvalidDataException)
            {
                // Spoiled: the filter takes from it what it can, which is no more than was counted here.
            }
        }
    }
}
