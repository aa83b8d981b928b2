package blocksmith.engine.kernel;

import java.util.Optional;

/// A linear layer of one row.
record RowProductCandidate() implements Candidate {

    @Override
    public String name() {
        return "matrix product of one row";
    }

    @Override
    public Offer offer(Layer layer) {
        return reasonAgainst(layer)
                .<Offer>map(Offer.Declined::new)
                .orElseGet(() -> new Offer.Accepted(Convolutions.rowProduct(layer)));
    }

    private static Optional<String> reasonAgainst(Layer layer) {
        var in = layer.input();
        if (!layer.orders().isInner() || !layer.epilogue().moves().isEmpty()) {
            return Optional.of("it neither changes an order nor moves channels");
        }
        if (in.isImage()) {
            return Optional.of("its rows are those of images");
        }
        long rows = in.elements() / in.get(in.rank() - 1);
        long outputs = layer.output().get(layer.output().rank() - 1);
        if (rows > 1) {
            return Optional.of("weights are read once for all of the " + rows + " rows");
        }
        return outputs < RowProducts.OUTPUTS
                ? Optional.of("it makes " + RowProducts.OUTPUTS + " outputs together")
                : Optional.empty();
    }
}
