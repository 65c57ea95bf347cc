/**
 * Evaluates what comes next in sessions: files, protocol, tuning.
 *
 * <p>Useful for: {@code evaluate sessions}. Not for: users with long histories.
 */
@NullMarked
package io.zhiyin.eval.sessions;

import org.jspecify.annotations.NullMarked;
