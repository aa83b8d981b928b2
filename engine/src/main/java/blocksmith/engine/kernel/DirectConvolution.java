package blocksmith.engine.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// A convolution of any kernel, stride, dilation and groups as sums over its inputs ([DirectSums]), all areas of its images
/// shared by the threads. It reads the caller's channels first where it copies the image to pad it, too.
final class DirectConvolution implements Kernel {
    /// Shares of the output channels a thread, where threads share them instead of pixels.
    private static final int SHARES_A_THREAD = 4;

    /// More weights than that are in no first cache when they are needed.
    private static final int FETCHED = 1 << 14;

    private final String name;
    private final Geometry geometry;
    private final Cut cut;
    private final DirectSums sums;
    /// Whether each thread rather reads all inputs, of which others made some, than all weights.
    private final boolean isHeavy;
    /// What one of so many threads needs: to find it out takes as long as to begin a task.
    private final Map<Integer, Integer> threadFloats = new ConcurrentHashMap<>();

    DirectConvolution(String name, DirectTerms terms) {
        this.name = name;
        this.geometry = terms.geometry();
        this.isHeavy = terms.isHeavy(geometry.batch());
        this.cut = Cut.of(geometry, DirectSource.of(terms).taskPixels());
        this.sums = new DirectSums(terms, cut,
                terms.weightFloats() > FETCHED ? DirectSums.Fetching.PIECES : DirectSums.Fetching.NONE,
                isHeavy ? DirectSums.Looking.NOTHING : DirectSums.Looking.AREAS,
                terms.panels());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long scratchFloats(int threads) {
        return sums.source().paddedFloats() + (long) threads * threadFloats(threads);
    }

    private int threadFloats(int threads) {
        return threadFloats.computeIfAbsent(threads, this::mostFloats);
    }

    private int mostFloats(int threads) {
        var tasks = tasks(threads);
        return IntStream.range(0, tasks.count()).map(task -> sums.floats(tasks.area(task))).max().orElseThrow();
    }

    /// Where threads share output channels, as many areas as make the shares even.
    private Cut.Tasks tasks(int threads) {
        int shares = shares(threads);
        return cut.tasks(shares == 1 || shares % threads != 0 ? threads : 1);
    }

    /// Into how many shares the output channels are divided.
    private int shares(int threads) {
        return threads > 1 && isHeavy ? Math.min(sums.strokes().size(), SHARES_A_THREAD * threads) : 1;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        sums.source().pad(buffers, workers);
        int threads = workers.threads();
        var tasks = tasks(threads);
        int shares = shares(threads);
        int own = threadFloats(threads);
        var readers = threads == 1 || (shares > 1 && geometry.batch() == 1) ? Readers.ONE : Readers.SEVERAL;
        workers.divide(geometry.batch() * tasks.count() * shares, (first, end, part) -> {
            int memory = buffers.scratch() + Math.toIntExact(sums.source().paddedFloats()) + part * own;
            for (int i = first; i < end; i++) {
                int area = i % tasks.count();
                int share = i / tasks.count();
                sums.run(buffers, share / shares, tasks.area(area), share(share % shares, shares), memory,
                        readers);
            }
        });
        if (shares > 1 && sums.finish().isNeeded()) {
            finishRows(buffers, workers);
        }
    }

    private List<Stroke> share(int index, int shares) {
        var all = sums.strokes();
        return all.subList(index * all.size() / shares, (index + 1) * all.size() / shares);
    }

    private void finishRows(Buffers buffers, WorkerPool workers) {
        workers.divide(geometry.batch() * geometry.rows().count(), (first, end, _) -> sums.finish().apply(
                buffers.arena(), buffers.output() + first * geometry.outputRow(), 0,
                (end - first) * geometry.outputRow()));
    }
}
