/**
 * What keeps index, counters and query statistics in step with the store.
 *
 * <p>Useful for: following the change feed, building generations, checkpoints. Not for: answering
 * questions.
 */
@NullMarked
package io.zhiyin.admin.upkeep;

import org.jspecify.annotations.NullMarked;
