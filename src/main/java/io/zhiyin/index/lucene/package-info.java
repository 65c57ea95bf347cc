/**
 * The embedded adapter: one Lucene index a generation, every part of a score a posting.
 *
 * <p>Useful for: a shop on one machine. Not for: a catalogue that one machine cannot hold (see the
 * cluster adapter).
 */
@NullMarked
package io.zhiyin.index.lucene;

import org.jspecify.annotations.NullMarked;
