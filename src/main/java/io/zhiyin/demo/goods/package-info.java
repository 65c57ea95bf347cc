/**
 * What the demo shop sells: departments written down as vocabulary, and the products made of it.
 *
 * <p>Useful for: a catalogue with believable titles, prices and attributes. Not for: real goods;
 * all brands are invented.
 */
@NullMarked
package io.zhiyin.demo.goods;

import org.jspecify.annotations.NullMarked;
