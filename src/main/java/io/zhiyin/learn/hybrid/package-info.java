/**
 * Several methods as one, with weights learned on held-out interactions.
 *
 * <p>Useful for: the shipped default. Not for: explaining a single method's worth.
 */
@NullMarked
package io.zhiyin.learn.hybrid;

import org.jspecify.annotations.NullMarked;
