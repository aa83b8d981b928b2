package blocksmith.engine.op;

/// Where a formula is published: a paper or specification, with its equation or section.
public record Source(String title, String place) {

    /// `He et al. 2015, arXiv:1512.03385, section 3.3`
    @Override
    public String toString() {
        return title + ", " + place;
    }
}
