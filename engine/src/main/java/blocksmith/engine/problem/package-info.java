/// What is wrong with a design and where: the fact, and what to do about it.
@NullMarked
package blocksmith.engine.problem;

import org.jspecify.annotations.NullMarked;
