package blocksmith.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Layers one after the other, each by a kernel of its own, where what is between them is stored.
final class LayerByLayer implements FusedKernel {
    /// With the best kernel for each.
    static final Candidate CANDIDATE = new Fitting("layer by layer", part -> Candidates.of(part).stream()
            .map(candidate -> candidate.offer(part))
            .flatMap(offer -> accepted(offer).stream())
            .findFirst());
    static final Candidate REFERENCE = new Fitting("reference", part -> accepted(
            Candidates.of(part).getLast().offer(part)));

    private final List<Kernel> kernels;
    /// Floats of what each makes.
    private final List<Long> made;

    private LayerByLayer(List<Kernel> kernels, List<Layer> parts) {
        this.kernels = kernels;
        this.made = parts.stream().map(part -> AlignedFloats.lines(part.output().elements())).toList();
    }

    /// Finds a kernel for a part.
    private interface Fitter {
        Optional<Kernel> fit(Layer part);
    }

    private record Fitting(String name, Fitter fitter) implements Candidate {
        @Override
        public Offer offer(Layer layer) {
            var kernels = new ArrayList<Kernel>();
            for (var part : layer.parts()) {
                var kernel = fitter.fit(part);
                if (kernel.isEmpty()) {
                    return new Offer.Declined("no kernel for one layer takes these orders");
                }
                kernels.add(kernel.get());
            }
            return new Offer.Accepted(new LayerByLayer(kernels, layer.parts()));
        }
    }

    private static Optional<Kernel> accepted(Offer offer) {
        return offer instanceof Offer.Accepted(var kernel) ? Optional.of(kernel) : Optional.empty();
    }

    @Override
    public String name() {
        return String.join(", ", layerNames());
    }

    @Override
    public List<String> layerNames() {
        return kernels.stream().map(Kernel::name).toList();
    }

    /// Two images and what the kernels need beside take turns.
    @Override
    public long scratchFloats(int threads) {
        long own = kernels.stream().mapToLong(kernel -> kernel.scratchFloats(threads)).max().orElse(0);
        return 2 * between() + own;
    }

    /// Floats of the largest image between two layers.
    private long between() {
        return made.subList(0, made.size() - 1).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers, LayerClock clock) {
        var watch = clock.watch(0);
        var arena = buffers.arena();
        int between = (int) between();
        int scratch = buffers.scratch() + 2 * between;
        for (int i = 0; i < kernels.size(); i++) {
            boolean isFirst = i == 0;
            boolean isLast = i == kernels.size() - 1;
            var from = new int[]{buffers.scratch() + (i + 1) % 2 * between};
            var to = new int[]{buffers.scratch() + i % 2 * between};
            kernels.get(i).run(new Buffers(arena, isFirst ? buffers.source() : arena, isFirst ? buffers.inputs() : from,
                    isLast ? buffers.target() : arena, isLast ? buffers.outputs() : to,
                    isLast ? buffers.added() : arena, isLast ? buffers.residual() : -1, scratch), workers);
            watch.worked(i);
        }
    }
}
