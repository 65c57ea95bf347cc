/**
 * Models in the documents of an index of the kind that serves, so that the lab can measure that
 * path beside memory.
 *
 * <p>Useful for: {@code --serve index} of every evaluation. Not for: the engine, which trains and
 * serves in {@code admin} and {@code recommend}.
 */
@NullMarked
package io.zhiyin.eval.served;

import org.jspecify.annotations.NullMarked;
