/**
 * What needs no neighbours: popularity, the session's own repeats, chance.
 *
 * <p>Useful for: floors that everything else must beat, and for filling up short answers. Not for:
 * serving as the only method.
 */
@NullMarked
package io.zhiyin.learn.sessions.plain;

import org.jspecify.annotations.NullMarked;
