/**
 * A transactional SQL database with one writer, group commit and sequence numbers.
 *
 * <p>Useful for: anything that must survive {@code kill -9}. Not for: reads on a question's hot
 * path.
 */
@NullMarked
package io.zhiyin.store;

import org.jspecify.annotations.NullMarked;
