package blocksmith.engine.kernel;

import java.util.List;

/// How the tiles of an image are divided into tasks, none of which has more than `most`, or less than a grain more where the shares of
/// threads begin within one; then a task may have none.
///
/// @param tiles   of the image
/// @param grain   tasks begin at multiples of it
/// @param ofShare the shares of threads begin at multiples of it, which is grain or divides it: few would be shared unevenly
/// @param blocks  tiles that are multiplied at once, with each panel of weights
record WinogradTasks(int tiles, int grain, int ofShare, List<Integer> blocks, int most) {

    /// As many as the threads share evenly.
    int count(int threads) {
        int fewest = most == tiles ? 1 : Math.ceilDiv(Math.ceilDiv(tiles, grain), most / grain);
        return Math.min(Math.ceilDiv(tiles, ofShare), Math.ceilDiv(fewest, threads) * threads);
    }

    /// The first tile of each task, and the one after the last.
    int[] bounds(int threads) {
        int count = count(threads);
        var bounds = new int[count + 1];
        for (int task = 0; task <= count; task++) {
            bounds[task] = bound(task, count, threads);
        }
        if (count % threads == 0 && count > threads && ofShare == grain) {
            for (int first = 0; first < count; first += count / threads) {
                fill(bounds, first, first + count / threads);
            }
        }
        return bounds;
    }

    /// Of tasks as equal as can be.
    private int bound(int task, int count, int threads) {
        boolean isOfShare = count < threads || task % (count / threads) == 0;
        int unit = isOfShare ? ofShare : grain;
        return task == count ? tiles : (int) Math.rint((double) Math.ceilDiv(tiles, unit) * task / count) * unit;
    }

    /// Has the tasks of a share so long that they are multiplied in the fewest blocks, the last perhaps shorter than others. Shares that
    /// begin within a grain are left as they are: their first tasks may be longer than others by what they begin with.
    private void fill(int[] bounds, int first, int end) {
        int tasks = end - first;
        int begin = bounds[first];
        int grains = Math.ceilDiv(bounds[end] - begin, grain);
        int fewest = count(bounds, first, end);
        for (int length = Math.ceilDiv(grains, tasks); length <= most / grain; length++) {
            var longer = bounds.clone();
            for (int task = 1; task < tasks; task++) {
                longer[first + task] = begin + Math.min(task * length, grains - tasks + task) * grain;
            }
            int blocks = count(longer, first, end);
            if (blocks < fewest) {
                fewest = blocks;
                System.arraycopy(longer, first, bounds, first, tasks);
            }
        }
    }

    private int count(int[] bounds, int first, int end) {
        int count = 0;
        for (int task = first; task < end; task++) {
            for (int block : blocks) {
                count += Math.ceilDiv(bounds[task + 1] - bounds[task], block);
            }
        }
        return count;
    }
}
