package blocksmith.engine.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A convolution with fewer multiplications than it has taps ([WinogradForm]), in tiles of outputs: inputs of
/// some tiles are transformed, each point is a product of matrices of its own, and the outputs are transformed
/// back: mostly while all this is in the second cache. Groups take turns, for the points of one take less room. Threads share
/// tiles, or groups where these go round evenly
/// ([why](../../../../../../decisions/0059-processors-are-moved-apart.md)); where weights are many, points.
///
/// Each output is made of all inputs of its tile, so that one that is no number or infinite reaches up to three outputs
/// further than in the definition, where it leaves no number, or an infinity. None is lost: where the definition has no
/// number for want of one in the input, there is none here.
final class WinogradConvolution implements Kernel {
    /// Of points that a task holds: about a quarter of a second cache.
    private static final int FLOATS_A_TASK = 1 << 17;
    /// Of points that a task may hold: 32 MB.
    private static final int MOST_FLOATS = 1 << 23;

    private final String name;
    private final Geometry geometry;
    private final Orders orders;
    private final int groups;
    private final WinogradTiles tiles;
    private final int most;
    /// Tiles that a thread has memory for.
    private final int room;
    private final Transposition turning;
    private final WinogradInputs inputs;
    private final WinogradProducts products;
    private final WinogradOutputs outputs;
    private final WinogradTasks tasks;
    /// Of the tasks of so many threads: to find them out takes as long as to begin one.
    private final Map<Integer, int[]> bounds = new ConcurrentHashMap<>();

    WinogradConvolution(String name, Geometry geometry, int groups, WinogradForm vertical, WinogradForm horizontal,
            FilterWeights filters, float[] bias, Epilogue epilogue, Orders orders) {
        this.name = name;
        this.geometry = geometry;
        this.orders = orders;
        this.groups = groups;
        this.tiles = WinogradTiles.of(geometry, vertical, horizontal);
        this.most = most();
        this.room = isMadeByPhases() ? Math.min(tiles.count(), most + tiles.band()) : most;
        this.products = new WinogradProducts(tiles, groups, room, filters);
        int grain = makesPlanes() ? tiles.band() : products.grain();
        this.tasks = new WinogradTasks(tiles.count(), grain, isMadeByPhases() ? tiles.columns().count() : grain,
                products.blocks(), most);
        int share = inputsOfGroup();
        this.turning = isTurned()
                ? Transposition.of(share, plane(), plane(), share)
                : Transposition.any(plane(), share);
        this.inputs = new WinogradInputs(tiles, isTurned() ? share : geometry.channels(), share,
                products.inputFloats());
        this.outputs = new WinogradOutputs(tiles, groups, products.outputFloats(), bias, epilogue, orders.output());
    }

    /// Tiles a task: as many as there is room for, and so many that a point's weights, where they do not stay in the second
    /// cache, are worth reading, but not beyond a limit; those of whole rows of outputs where these are turned.
    private int most() {
        int both = inputsOfGroup() + outputsOfGroup();
        long room = FLOATS_A_TASK / ((long) tiles.points() * both);
        long worth = (long) inputsOfGroup() * outputsOfGroup() / both;
        long most = MOST_FLOATS / ((long) tiles.points() * both);
        int wanted = Math.clamp(Math.min(most, Math.max(room, worth)), 1, tiles.count());
        int band = tiles.band();
        return makesPlanes() ? Math.max(1, wanted / band) * band : wanted;
    }

    @Override
    public String name() {
        return name;
    }

    /// Whether rows of outputs are turned of which some tiles make every other.
    private boolean isMadeByPhases() {
        return makesPlanes() && tiles.rows().phases() > 1;
    }

    private boolean makesPlanes() {
        return orders.output() == Order.CHANNELS_FIRST;
    }

    private boolean isTurned() {
        return orders.input() == Order.CHANNELS_FIRST;
    }

    /// Floats of a plane of inputs.
    private int plane() {
        return geometry.rows().size() * geometry.columns().size();
    }

    private int inputsOfGroup() {
        return geometry.channels() / groups;
    }

    private int outputsOfGroup() {
        return geometry.features() / groups;
    }

    private long turnedFloats() {
        return isTurned() ? AlignedFloats.lines((long) geometry.batch() * geometry.inputImage()) : 0;
    }

    private int inputPoints() {
        return Math.multiplyExact(tiles.points(), products.inputFloats());
    }

    private int outputPoints() {
        return Math.multiplyExact(tiles.points(), products.outputFloats());
    }

    private int scratch() {
        return (int) AlignedFloats.lines(Math.max(inputs.scratchFloats(), outputs.scratchFloats(room)));
    }

    private int pointFloats() {
        return inputPoints() + outputPoints();
    }

    @Override
    public long scratchFloats(int threads) {
        long points = isHeavy(threads) ? pointFloats() : (long) threads * pointFloats();
        return turnedFloats() + points + (long) threads * scratch();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        boolean byGroups = areGroupsShared(workers.threads());
        if (isTurned()) {
            turn(buffers, workers, byGroups ? groups : 1);
        }
        if (byGroups) {
            byGroups(buffers, workers);
        } else if (isHeavy(workers.threads())) {
            together(buffers, workers);
        } else {
            byTiles(buffers, workers);
        }
    }

    /// @param apart groups that threads share, or 1 where each turns some pixels of all
    private void turn(Buffers buffers, WorkerPool workers, int apart) {
        Layout.toChannelsLast(geometry.batch() * apart, groups / apart, inputsOfGroup(), turning, buffers.source(),
                buffers.input(), buffers.arena(), buffers.scratch(), workers);
    }

    /// All threads at the same group.
    private void together(Buffers buffers, WorkerPool workers) {
        for (int image = 0; image < geometry.batch(); image++) {
            for (int first = 0; first < tiles.count(); first += most) {
                int end = Math.min(first + most, tiles.count());
                for (int group = 0; group < groups; group++) {
                    together(buffers, workers, image, group, first, end);
                }
            }
        }
    }

    /// Each thread at tiles of its own, of all groups.
    private void byTiles(Buffers buffers, WorkerPool workers) {
        int threads = workers.threads();
        var readers = threads == 1 ? Readers.ONE : Readers.SEVERAL;
        var cut = bounds.computeIfAbsent(threads, tasks::bounds);
        int count = cut.length - 1;
        workers.divide(geometry.batch() * count, (first, end, part) -> {
            int scratch = scratch(buffers, threads, part);
            for (int i = first; i < end; i++) {
                int task = i % count;
                for (int group = 0; group < groups; group++) {
                    alone(buffers, i / count, group, cut[task], cut[task + 1], part, scratch, readers);
                }
            }
        });
    }

    /// Each thread at groups of its own, of the one image.
    private void byGroups(Buffers buffers, WorkerPool workers) {
        int threads = workers.threads();
        var cut = bounds.computeIfAbsent(1, tasks::bounds);
        int count = cut.length - 1;
        workers.divide(groups * count, (first, end, part) -> {
            int scratch = scratch(buffers, threads, part);
            for (int i = first; i < end; i++) {
                int task = i % count;
                alone(buffers, 0, i / count, cut[task], cut[task + 1], part, scratch, Readers.ONE);
            }
        });
    }

    /// Whether threads share groups rather than tiles: between the caller's planes of an image they have nothing of each other
    /// then.
    private boolean areGroupsShared(int threads) {
        return threads > 1 && isTurned() && makesPlanes() && geometry.batch() == 1 && groups % threads == 0
                && !isHeavy(threads);
    }

    /// Whether threads share points rather than tiles: each would read all weights from beyond its second cache.
    private boolean isHeavy(int threads) {
        return threads > 1 && products.isHeavy();
    }

    /// Where points stand: of inputs, then of outputs.
    ///
    /// @param part the thread that they are of; 0 where all threads share them
    private int points(Buffers buffers, int part) {
        return Math.toIntExact(buffers.scratch() + turnedFloats() + (long) part * pointFloats());
    }

    /// What transforms and products of a thread need beside, behind all points.
    ///
    /// @param sharers threads whose points stand before
    private int scratch(Buffers buffers, int sharers, int part) {
        return points(buffers, sharers) + part * scratch();
    }

    /// @param part    the thread
    /// @param scratch its own
    private void alone(Buffers buffers, int image, int group, int first, int end, int part, int scratch,
            Readers readers) {
        int own = points(buffers, part);
        int made = own + inputPoints();
        inputs.transform(buffers.arena(), inputs(buffers, image, group), first, end, own, scratch);
        products.multiply(buffers.arena(), group, 0, tiles.points(), end - first, own, made, readers);
        outputs.transform(buffers, image, group, first, end, made, scratch);
    }

    /// All threads at the same tiles, whose points they share.
    private void together(Buffers buffers, WorkerPool workers, int image, int group, int first, int end) {
        int shared = points(buffers, 0);
        int made = shared + inputPoints();
        int unit = makesPlanes() ? tiles.columns().count() : 1;
        workers.divide(end - first, (from, to, part) -> inputs.transform(buffers.arena(),
                inputs(buffers, image, group), first + from, first + to, shared + from * inputsOfGroup(),
                scratch(buffers, 1, part)));
        workers.divide(tiles.points(), (from, to, _) -> products.multiply(buffers.arena(), group, from, to, end - first,
                shared, made, Readers.ONE));
        workers.divide((end - first) / unit,
                (from, to, part) -> outputs.transform(buffers, image, group, first + from * unit,
                        first + to * unit, made + from * unit * outputsOfGroup(), scratch(buffers, 1, part)));
    }

    /// Where the first input of a group stands: groups are turned one behind the other.
    private int inputs(Buffers buffers, int image, int group) {
        return isTurned()
                ? buffers.scratch() + (image * groups + group) * inputsOfGroup() * plane()
                : buffers.input() + image * geometry.inputImage() + group * inputsOfGroup();
    }
}
