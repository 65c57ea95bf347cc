/**
 * Several methods as one, with weights learned on held-out interactions.
 *
 * <p>Useful for: the lab's best mixture ({@link Hybrid}), and the one that the engine trains and an
 * index serves ({@link ItemBlend}). Not for: explaining a single method's worth.
 */
@NullMarked
package io.zhiyin.learn.hybrid;

import org.jspecify.annotations.NullMarked;
