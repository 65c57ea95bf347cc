/**
 * Several methods as one, with weights learned on held-out interactions.
 *
 * <p>Useful for: the lab's best mixture. Not for: serving, which the engine does by its own (the
 * lab's {@code engine}), or explaining a single method's worth.
 */
@NullMarked
package io.zhiyin.learn.hybrid;

import org.jspecify.annotations.NullMarked;
