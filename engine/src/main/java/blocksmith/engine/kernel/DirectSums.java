package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.List;
import java.util.Optional;

/// Makes areas of the image that a convolution makes, of any kernel, stride, dilation and groups, as sums over its inputs
/// ([Block]).
///
/// Where windows are single pixels it reads planes that the caller gives channels first as they stand, or turns those of an
/// area ([DirectSource]). It makes channels first by way of tiles, and what it adds to them then, it adds as it stands or turns too
/// ([DirectTerms#addsWhileTurning]).
final class DirectSums {
    private final Geometry geometry;
    private final int groups;
    private final Order output;
    private final boolean isNarrow;
    private final boolean turnsAdded;
    private final Cut cut;
    private final Transposition turning;
    private final Transposition turningInputs;
    private final Transposition turningAdded;
    private final Optional<TurnedAddition> turningSums;
    private final DirectSource source;
    private final PackedWeights weights;
    private final Optional<NumberLook> look;
    private final List<Stroke> strokes;
    private final Optional<StrokesAbreast> abreast;
    private final Finish finish;

    /// What is looked at before it is summed, if it repays to know that sums are numbers.
    enum Looking {
        /// Nothing.
        NOTHING,
        /// The inputs of an area, where windows are single pixels.
        AREAS,
        /// All that was copied: it was for one area.
        COPIES
    }

    /// Whether weights are fetched before they are used.
    enum Fetching {
        /// They stay near from one area to the next.
        NONE,
        /// Areas are large, and so are weights.
        PIECES
    }

    /// @param cut    what areas are of
    /// @param panels of a group's output channels
    DirectSums(DirectTerms terms, Cut cut, Fetching fetching, Looking looking, Panel.Count panels) {
        this.geometry = terms.geometry();
        this.groups = terms.groups();
        this.output = terms.orders().output();
        this.isNarrow = terms.isNarrow();
        this.cut = cut;
        int features = geometry.features();
        int plane = geometry.rows().count() * geometry.columns().count();
        this.turning = output == Order.CHANNELS_FIRST && !terms.addsWhileTurning()
                ? Transposition.of(plane, features, features, plane)
                : Transposition.any(features, plane);
        this.source = DirectSource.of(terms);
        this.turningInputs = source.isTurned()
                ? Transposition.of(geometry.channels(), plane, plane, geometry.channels())
                : Transposition.any(plane, geometry.channels());
        this.weights = PackedWeights.of(geometry, groups, terms.weights(), terms.bias(), cut.neighbours(),
                panels, sharing());
        this.turningSums = terms.addsWhileTurning()
                ? terms.clamp().map(clamp -> TurnedAddition.of(features, plane, clamp))
                : Optional.empty();
        this.turnsAdded = terms.addsPlanes() && turningSums.isEmpty();
        this.turningAdded = turnsAdded
                ? Transposition.of(features, plane, plane, features)
                : Transposition.any(plane, features);
        this.finish = new Finish(rest(terms));
        boolean isSeen = looking == Looking.COPIES || (looking == Looking.AREAS && geometry.isDense());
        this.look = isSeen && terms.areNumbersLookedFor() ? Optional.of(new NumberLook()) : Optional.empty();
        var site = site(ofBlocks(terms), fetching);
        var offsets = source.offsets();
        this.strokes = weights.panels().stream()
                .map(panel -> new Stroke(panel, panel.pixels(cut, offsets.length), offsets, site))
                .toList();
        this.abreast = StrokesAbreast.of(strokes, weights.data());
    }

    /// In pairs where the processor puts two inputs into one vector beside its multiply-adds, and all inputs may be summed at once:
    /// sums wait elsewhere than they are stored.
    private Panel.Sharing sharing() {
        boolean areAtOnce = Offsets.inRows(source.offsets(), Inputs.SOME).pieces(source.mostInputs(), Inputs.SOME)
                .size() == 1;
        return Processor.SPLITS_VECTORS && areAtOnce && cut.fewest() > 1 ? Panel.Sharing.IN_PAIRS : Panel.Sharing.NONE;
    }

    /// What is left to be done with results that blocks have stored.
    private static Epilogue rest(DirectTerms terms) {
        var epilogue = terms.epilogue();
        if (terms.isNarrow()) {
            return epilogue;
        }
        return terms.clamp().isPresent() ? Epilogue.NONE : new Epilogue(Residual.NONE, epilogue.activation());
    }

    /// What blocks do.
    private static Epilogue ofBlocks(DirectTerms terms) {
        if (terms.isNarrow() || terms.addsWhileTurning()) {
            return Epilogue.NONE;
        }
        var epilogue = terms.epilogue();
        return new Epilogue(epilogue.residual(), terms.clamp().flatMap(_ -> epilogue.activation()));
    }

    private Stroke.Site site(Epilogue ofBlocks, Fetching fetching) {
        var clamp = ofBlocks.activation().flatMap(Clamp::of).orElse(Clamp.NONE);
        return new Stroke.Site(geometry, geometry.channels() / groups, source.step(), toPixel(), source.mostInputs(),
                fetching == Fetching.PIECES ? cut.areaPixels() : 0, ofBlocks.residual(),
                look.isPresent() ? clamp.ofNumbers() : clamp);
    }

    /// Whether a layer of these orders can be computed without a change of layout before or after.
    static boolean takes(Geometry geometry, int groups, Orders orders) {
        boolean reads = orders.input() == Order.CHANNELS_LAST || geometry.isPadded() || geometry.isDense();
        boolean isWide = geometry.features() / groups >= Lanes.COUNT;
        boolean isLast = orders.output() == Order.CHANNELS_LAST && orders.added() == Order.CHANNELS_LAST;
        return reads && (isWide || isLast);
    }

    Geometry geometry() {
        return geometry;
    }

    DirectSource source() {
        return source;
    }

    /// All that make an area together; some of them make some of its channels.
    List<Stroke> strokes() {
        return strokes;
    }

    Finish finish() {
        return finish;
    }

    private int toPixel() {
        return isNarrow ? Lanes.COUNT : geometry.features();
    }

    /// What an area needs beside, for what it makes and adds, and where sums wait.
    int floats(Cut.Area area) {
        return inputTile(area) + outputTile(area) + addedTile(area) + waiting(area);
    }

    private int inputTile(Cut.Area area) {
        return source.isTurned() ? tile(area, geometry.channels()) : 0;
    }

    private int outputTile(Cut.Area area) {
        return isNarrow ? tile(area, Lanes.COUNT) : featureTile(output == Order.CHANNELS_FIRST, area);
    }

    private int addedTile(Cut.Area area) {
        return featureTile(turnsAdded, area);
    }

    private int featureTile(boolean isTurned, Cut.Area area) {
        return isTurned ? tile(area, geometry.features()) : 0;
    }

    private static int tile(Cut.Area area, int channels) {
        return (int) AlignedFloats.lines((long) area.pixels() * channels);
    }

    private int waiting(Cut.Area area) {
        int most = strokes.stream()
                .mapToInt(stroke -> stroke.waitingFloats(area.endRow() - area.row(), area.endColumn() - area.column()))
                .max()
                .orElseThrow();
        return (int) AlignedFloats.lines(most);
    }

    /// Makes an area with all strokes.
    ///
    /// @param memory as much as [#floats] says
    /// @return whether all results are known to be numbers
    boolean run(Buffers buffers, int image, Cut.Area area, int memory) {
        return run(buffers, image, area, strokes, memory, Readers.SEVERAL);
    }

    /// Makes an area, or what some strokes make of it.
    ///
    /// @param readers of the weights of that share
    boolean run(Buffers buffers, int image, Cut.Area area, List<Stroke> share, int memory, Readers readers) {
        var task = new Task(buffers, image, area, memory, readers);
        task.run(share);
        return task.areNumbers;
    }

    private final class Task {
        private final Buffers buffers;
        private final int image;
        private final Cut.Area area;
        /// The area's first pixel.
        private final int pixel;
        private final int inputs;
        private final int tile;
        private final int added;
        private final int waiting;
        private final int residual;
        private final Readers readers;
        /// Whether all inputs, and with them all sums, are known to be numbers.
        private boolean areNumbers;

        Task(Buffers buffers, int image, Cut.Area area, int memory, Readers readers) {
            this.buffers = buffers;
            this.image = image;
            this.area = area;
            this.pixel = cut.pixel(area);
            this.inputs = memory;
            this.tile = inputs + inputTile(area);
            this.added = tile + outputTile(area);
            this.waiting = added + addedTile(area);
            this.readers = readers;
            this.residual = turnsAdded
                    ? added - pixel * geometry.features()
                    : buffers.residual() + image * geometry.outputImage();
        }

        void run(List<Stroke> share) {
            if (source.isTurned()) {
                turnInputs();
            }
            if (turnsAdded) {
                turnAdded();
            }
            areNumbers = look.isPresent() && areInputsNumbers(look.get());
            int first = pixel * geometry.features();
            boolean isTurned = output == Order.CHANNELS_FIRST;
            int outputs = isTurned ? tile - first : buffers.output() + image * geometry.outputImage();
            if (abreast.isPresent() && share.size() == strokes.size()) {
                abreast.get().run(pixels(share.getFirst(), outputs));
            } else {
                share.getFirst().begin(weights.data(), buffers.arena(), waiting, readers);
                share.forEach(stroke -> stroke(stroke, outputs));
            }
            if (share.size() == strokes.size()) {
                finish.apply(buffers.arena(), outputs + first, residual + first, area.pixels() * geometry.features());
            }
            if (turningSums.isPresent()) {
                addAndTurnOut(turningSums.get());
            } else if (isTurned) {
                turnOut();
            }
        }

        /// @param outputs where the first pixel of the output image is, or would be
        private void stroke(Stroke stroke, int outputs) {
            if (isNarrow) {
                for (int row = area.row(); row < area.endRow(); row++) {
                    stroke.run(weights.data(), pixels(stroke, row, 1, tile, 0), readers);
                    copy(outputs + row * cut.neighbours() * geometry.features() + stroke.panel().feature());
                }
            } else {
                stroke.run(weights.data(), pixels(stroke, outputs), readers);
            }
        }

        /// All that a stroke makes of the area.
        private Stroke.Pixels pixels(Stroke stroke, int outputs) {
            int first = pixel * geometry.features() + stroke.panel().feature();
            return pixels(stroke, area.row(), area.endRow() - area.row(), outputs + first, residual + first);
        }

        private Stroke.Pixels pixels(Stroke stroke, int row, int rows, int to, int added) {
            boolean isCopied = geometry.isPadded() || source.isTurned();
            var x = isCopied ? buffers.arena() : buffers.source();
            int step = geometry.rows().stride() * source.row();
            return new Stroke.Pixels(row, rows, area.endColumn() - area.column(), x,
                    origin() + source.group(stroke.panel().group()) + row * step, step, source.step(), buffers.arena(),
                    to, cut.neighbours() * geometry.features(), toPixel(), added, waiting, areNumbers);
        }

        /// Of an area without windows, whose pixels follow each other, or of all that was copied.
        private boolean areInputsNumbers(NumberLook look) {
            if (geometry.isPadded()) {
                return look.passes(buffers.arena(), origin(), source.image(), 1, 0);
            }
            var x = source.isTurned() ? buffers.arena() : buffers.source();
            int runs = source.isOfPlanes() ? geometry.channels() : 1;
            return look.passes(x, origin(), area.pixels() * source.step(), runs, source.plane());
        }

        /// Where the inputs stand of the area's first column, in the first row of the image.
        private int origin() {
            return source.isTurned()
                    ? inputs
                    : (geometry.isPadded() ? buffers.scratch() : buffers.input()) + image * source.image()
                            + area.column() * source.step();
        }

        /// The channels of a narrow panel, to where the row's outputs begin.
        private void copy(int to) {
            int features = geometry.features() / groups;
            for (int i = 0; i < area.endColumn() - area.column(); i++) {
                System.arraycopy(buffers.arena(), tile + i * Lanes.COUNT, buffers.arena(),
                        to + (area.column() + i) * geometry.features(), features);
            }
        }

        private void turnInputs() {
            int channels = geometry.channels();
            int from = buffers.input() + image * geometry.inputImage() + pixel;
            turningInputs.rows(buffers.source(), from, channels, area.pixels(), buffers.arena(), inputs);
        }

        private void turnAdded() {
            int features = geometry.features();
            int from = buffers.residual() + image * geometry.outputImage() + pixel;
            turningAdded.rows(buffers.added(), from, features, area.pixels(), buffers.arena(), added);
        }

        private void turnOut() {
            int features = geometry.features();
            int to = buffers.output() + image * geometry.outputImage() + pixel;
            for (int feature = 0; feature < features; feature += Transposition.BLOCK) {
                turning.columns(buffers.arena(), tile, area.pixels(), features, feature, buffers.target(), to);
            }
        }

        private void addAndTurnOut(TurnedAddition turningSums) {
            int features = geometry.features();
            int further = image * geometry.outputImage() + pixel;
            for (int feature = 0; feature < features; feature += Transposition.BLOCK) {
                turningSums.columns(buffers.arena(), tile, area.pixels(), features, feature, buffers.target(),
                        buffers.output() + further, buffers.added(), buffers.residual() + further);
            }
        }
    }
}
