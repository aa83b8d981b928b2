package blocksmith.engine.kernel;

/// A convolution with one filter a channel on the caller's own order, for one channel's pixels stand together there
/// ([PlaneFilters]).
final class PlaneDepthwise implements Kernel {
    private final String name;
    private final PlaneFilters filters;
    private final Geometry geometry;

    private PlaneDepthwise(String name, PlaneFilters filters) {
        this.name = name;
        this.filters = filters;
        this.geometry = filters.geometry();
    }

    /// What it says to a layer of channels first.
    static Offer offer(String name, Geometry geometry, FilterWeights filters, float[] bias, Epilogue epilogue) {
        var reason = PlaneFilters.reasonAgainst(geometry);
        if (reason.isPresent()) {
            return new Offer.Declined(reason.get());
        }
        return epilogue.residual() == Epilogue.Residual.ADDED
                ? new Offer.Declined("what is added is channels last")
                : new Offer.Accepted(
                        new PlaneDepthwise(name, new PlaneFilters(geometry, filters, bias, epilogue)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * filters.floats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        var cleared = new boolean[workers.threads()];
        workers.divide(geometry.batch() * geometry.channels(), (first, end, part) -> {
            int copied = buffers.scratch() + part * filters.floats();
            if (!cleared[part]) {
                filters.clear(buffers.arena(), copied);
                cleared[part] = true;
            }
            for (int plane = first; plane < end; plane++) {
                plane(buffers, plane, copied);
            }
        });
    }

    private void plane(Buffers buffers, int plane, int copied) {
        int image = plane / geometry.channels();
        int channel = plane % geometry.channels();
        int planes = buffers.input()
                + image * geometry.channels() * geometry.rows().size() * geometry.columns().size();
        int rows = geometry.rows().count();
        int columns = geometry.columns().count();
        int to = buffers.output() + plane * rows * columns;
        for (int row = 0; row < rows; row += filters.rows()) {
            int first = Math.min(row, rows - filters.rows());
            int free = (rows - first - filters.rows()) * columns;
            filters.make(buffers.source(), planes, channel, channel + 1, first, buffers.arena(), copied,
                    new PlaneFilters.Target(buffers.target(), to + first * columns, 0, free));
        }
        filters.finish(buffers.target(), to, rows * columns);
    }
}
