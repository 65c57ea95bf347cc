/**
 * Content and behaviour in one score beside each alone, on a shop's own past.
 *
 * <p>Useful for: the proof that the mixture pays, and for whom. Not for: methods of the lab (see
 * {@code zhiyin evaluate recommend}).
 */
@NullMarked
package io.zhiyin.bench.hybrid;

import org.jspecify.annotations.NullMarked;
