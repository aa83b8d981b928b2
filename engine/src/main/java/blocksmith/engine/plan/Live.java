package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import java.util.List;

/// What lives in the arena while one step runs.
///
/// @param tensors that the step reads or writes, or that a later one still reads; what shares memory is named once
/// @param scratch floats that the kernel needs beside them
/// @param floats  of all of it, in whole cache lines
public record Live(List<Outlet> tensors, long scratch, long floats) {
    public Live {
        tensors = List.copyOf(tensors);
    }
}
