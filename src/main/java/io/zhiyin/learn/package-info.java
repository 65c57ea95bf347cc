/**
 * Events to models: what a method is, and all methods by name.
 *
 * <p>Useful for: the engine's training and the lab, which use the same code. Not for: reading files
 * or answering requests.
 */
@NullMarked
package io.zhiyin.learn;

import org.jspecify.annotations.NullMarked;
