/**
 * Orders and explains one list: blending weights by evidence, and reasons for shoppers.
 *
 * <p>Useful for: anything that both search and recommendations do with candidates. Not for: finding
 * candidates.
 */
@NullMarked
package io.zhiyin.rank;

import org.jspecify.annotations.NullMarked;
