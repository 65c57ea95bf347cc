/**
 * The evidence for each candidate: what sessions like this one hold, item after item.
 *
 * <p>Useful for: the inputs of the mixture. Not for: weighing them (see {@code
 * learn.sessions.blend}).
 */
@NullMarked
package io.zhiyin.learn.sessions.blend.evidence;

import org.jspecify.annotations.NullMarked;
