package blocksmith.engine.kernel;

import java.util.ArrayList;
import java.util.List;

/// A panel of packed weights: which output channels it makes, and from which group of input channels.
///
/// @param group    the group whose inputs it reads
/// @param feature  its first output channel, of all groups
/// @param vectors  1 or 2
/// @param features how many of its lanes are channels of the group; the others are padding
/// @param offset   where it begins among the packed weights
record Panel(int group, int feature, int vectors, int features, int offset) {

    boolean isFull() {
        return features == vectors * Lanes.COUNT;
    }

    /// Cuts the `features` output channels of each group into panels. Where the last panel would be partly empty it
    /// is moved back over channels that the one before makes too: the same values, stored again.
    static List<Panel> of(int groups, int features, Microkernel microkernel) {
        var panels = new ArrayList<Panel>();
        int offset = 0;
        for (int group = 0; group < groups; group++) {
            for (int done = 0; done < features;) {
                int vectors = features - done > Lanes.COUNT ? 2 : 1;
                int lanes = vectors * Lanes.COUNT;
                int first = Math.max(0, Math.min(done, features - lanes));
                panels.add(
                        new Panel(group, group * features + first, vectors, Math.min(lanes, features), offset));
                offset += microkernel.panelLength(vectors);
                done = first + lanes;
            }
        }
        return panels;
    }
}
