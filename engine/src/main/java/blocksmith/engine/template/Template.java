package blocksmith.engine.template;

import blocksmith.engine.design.Design;

/// A design that nodes of other designs stand for, and where it is kept.
public record Template(Origin origin, Design design) {
}
