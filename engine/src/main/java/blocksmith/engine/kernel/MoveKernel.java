package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Deals the channels of each pixel out anew, from several tensors to several. A vector of channels that are in two
/// stretches of the inputs, such as neighbours after a shuffle of two groups, is made of two loads; other channels go one
/// by one. Where it takes several instructions to have lanes of two vectors, whole tensors of alternating channels are woven
/// ([Twos]).
final class MoveKernel implements Kernel {
    /// Of a stretch, at most: enough for the work on one vector of each, few enough to stay in the nearest cache.
    private static final int STRETCH = 64;

    private final int pixels;
    private final int[] inputs;
    private final int[] outputs;
    private final List<Weave> weaves = new ArrayList<>();
    private final List<Zip> zips = new ArrayList<>();
    private final List<Single> singles = new ArrayList<>();

    /// A channel of one of several tensors.
    private record Channel(int tensor, int channel) {

        boolean follows(Channel other) {
            return tensor == other.tensor && channel == other.channel + 1;
        }
    }

    /// A whole tensor of channels of two runs by turns.
    ///
    /// @param count of each
    private record Weave(Channel to, Channel first, Channel second, int count) {
    }

    /// A vector of neighbours.
    ///
    /// @param lanes where each stands in the vectors of inputs that begin at `first` and `second`, the one after the other
    private record Zip(Channel to, Channel first, Channel second, float[] lanes) {
    }

    private record Single(Channel to, Channel from) {
    }

    MoveKernel(Layer layer) {
        this.pixels = layer.inputPixels();
        this.inputs = layer.inputs().stream().mapToInt(Shape::channels).toArray();
        this.outputs = layer.outputs().stream().mapToInt(Shape::channels).toArray();
        var sources = ChannelMoves.sources(layer);
        int next = 0;
        for (int output = 0; output < outputs.length; output++) {
            var from = Arrays.stream(sources, next, next + outputs[output]).mapToObj(this::input).toList();
            int to = output;
            weave(to, from).ifPresentOrElse(weaves::add, () -> addVectors(to, from));
            next += outputs[output];
        }
    }

    private Optional<Weave> weave(int output, List<Channel> from) {
        int count = from.size() / 2;
        boolean isWoven = Registers.ARE_FEW && from.size() % 2 == 0 && count >= Lanes.COUNT
                && IntStream.range(2, from.size()).allMatch(i -> from.get(i).follows(from.get(i - 2)));
        return isWoven
                ? Optional.of(new Weave(new Channel(output, 0), from.getFirst(), from.get(1), count))
                : Optional.empty();
    }

    private void addVectors(int output, List<Channel> from) {
        for (int channel = 0; channel < from.size(); channel += Lanes.COUNT) {
            // where the channels do not fill the last vector it overlaps the one before
            int first = Math.max(0, Math.min(channel, from.size() - Lanes.COUNT));
            int end = Math.min(first + Lanes.COUNT, from.size());
            add(new Channel(output, first), from.subList(first, end));
        }
    }

    private Channel input(int channel) {
        int tensor = 0;
        int rest = channel;
        while (rest >= inputs[tensor]) {
            rest -= inputs[tensor++];
        }
        return new Channel(tensor, rest);
    }

    private void add(Channel to, List<Channel> from) {
        zip(to, from).ifPresentOrElse(zips::add, () -> {
            for (int i = 0; i < from.size(); i++) {
                singles.add(new Single(new Channel(to.tensor(), to.channel() + i), from.get(i)));
            }
        });
    }

    private Optional<Zip> zip(Channel to, List<Channel> from) {
        var first = window(from);
        var rest = from.stream().filter(channel -> !isIn(first, channel)).toList();
        var second = rest.isEmpty() ? first : window(rest);
        if (from.size() < Lanes.COUNT || !rest.stream().allMatch(channel -> isIn(second, channel))
                || inputs[first.tensor()] < Lanes.COUNT || inputs[second.tensor()] < Lanes.COUNT) {
            return Optional.empty();
        }
        var lanes = new float[Lanes.COUNT];
        for (int i = 0; i < lanes.length; i++) {
            var channel = from.get(i);
            lanes[i] = isIn(first, channel)
                    ? channel.channel() - first.channel()
                    : Lanes.COUNT + channel.channel() - second.channel();
        }
        return Optional.of(new Zip(to, first, second, lanes));
    }

    /// Where a vector of inputs begins that has the lowest of some channels, in the tensor of the first.
    private Channel window(List<Channel> channels) {
        int tensor = channels.getFirst().tensor();
        int lowest = channels.stream().filter(channel -> channel.tensor() == tensor).mapToInt(Channel::channel).min()
                .orElseThrow();
        return new Channel(tensor, Math.min(lowest, inputs[tensor] - Lanes.COUNT));
    }

    private static boolean isIn(Channel window, Channel channel) {
        return channel.tensor() == window.tensor() && channel.channel() >= window.channel()
                && channel.channel() < window.channel() + Lanes.COUNT;
    }

    /// Whether no channel goes alone.
    boolean isOfVectors() {
        return singles.isEmpty();
    }

    @Override
    public String name() {
        return "channel zip";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int threads = workers.threads();
        int stretches = Math.min(pixels, Math.ceilDiv(Math.ceilDiv(pixels, STRETCH), threads) * threads);
        workers.divide(stretches, (first, end, _) -> {
            for (int stretch = first; stretch < end; stretch++) {
                int pixel = pixel(stretch, stretches);
                move(buffers, pixel, pixel(stretch + 1, stretches) - pixel);
            }
        });
    }

    /// The first of a stretch.
    private int pixel(int stretch, int stretches) {
        return (int) ((long) pixels * stretch / stretches);
    }

    private void move(Buffers buffers, int pixel, int count) {
        for (var weave : weaves) {
            weave(buffers.arena(), at(buffers, weave.first(), pixel), inputs[weave.first().tensor()],
                    at(buffers, weave.second(), pixel), inputs[weave.second().tensor()], weave.count(),
                    to(buffers, weave.to(), pixel), outputs[weave.to().tensor()], count);
        }
        for (var zip : zips) {
            zip(buffers.arena(), at(buffers, zip.first(), pixel), inputs[zip.first().tensor()],
                    at(buffers, zip.second(), pixel), inputs[zip.second().tensor()], zip.lanes(),
                    to(buffers, zip.to(), pixel), outputs[zip.to().tensor()], count);
        }
        for (var single : singles) {
            copy(buffers.arena(), at(buffers, single.from(), pixel), inputs[single.from().tensor()],
                    to(buffers, single.to(), pixel), outputs[single.to().tensor()], count);
        }
    }

    private int at(Buffers buffers, Channel channel, int pixel) {
        return buffers.inputs()[channel.tensor()] + pixel * inputs[channel.tensor()] + channel.channel();
    }

    private int to(Buffers buffers, Channel channel, int pixel) {
        return buffers.outputs()[channel.tensor()] + pixel * outputs[channel.tensor()] + channel.channel();
    }

    private static void weave(float[] arena, int first, int firstStep, int second, int secondStep, int channels, int to,
            int toStep, int count) {
        for (int pixel = 0; pixel < count; pixel++) {
            Twos.weave(arena, first + pixel * firstStep, second + pixel * secondStep, to + pixel * toStep, channels);
        }
    }

    private static void zip(float[] arena, int first, int firstStep, int second, int secondStep, float[] lanes, int to,
            int toStep, int count) {
        if (Registers.ARE_FEW) {
            zipApart(arena, first, firstStep, second, secondStep, lanes, to, toStep, count);
            return;
        }
        for (int pixel = 0; pixel < count; pixel++) {
            Lanes.load(lanes, 0)
                    .selectFrom(Lanes.load(arena, first + pixel * firstStep),
                            Lanes.load(arena, second + pixel * secondStep))
                    .intoArray(arena, to + pixel * toStep);
        }
    }

    /// Without an instruction that takes lanes of two vectors: each is dealt out by itself.
    private static void zipApart(float[] arena, int first, int firstStep, int second, int secondStep, float[] lanes,
            int to, int toStep, int count) {
        var places = (IntVector) Lanes.load(lanes, 0).convert(VectorOperators.F2I, 0);
        var ofSecond = places.compare(VectorOperators.GE, Lanes.COUNT).cast(Lanes.SPECIES);
        var lane = places.and(Lanes.COUNT - 1);
        // the shuffle is made in the loop: 1.4 ns a vector whenever it was compiled, 1.4 or 2 where it was made before
        for (int pixel = 0; pixel < count; pixel++) {
            Lanes.load(arena, first + pixel * firstStep).rearrange(lane.toShuffle().cast(Lanes.SPECIES))
                    .blend(Lanes.load(arena, second + pixel * secondStep)
                            .rearrange(lane.toShuffle().cast(Lanes.SPECIES)), ofSecond)
                    .intoArray(arena, to + pixel * toStep);
        }
    }

    private static void copy(float[] arena, int from, int fromStep, int to, int toStep, int count) {
        for (int pixel = 0; pixel < count; pixel++) {
            arena[to + pixel * toStep] = arena[from + pixel * fromStep];
        }
    }
}
