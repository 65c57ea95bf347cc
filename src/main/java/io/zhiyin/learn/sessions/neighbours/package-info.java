/**
 * Neighbours of items and of sessions: rules, item-kNN, session-kNN.
 *
 * <p>Useful for: strong, explainable answers from a fit of seconds. Not for: learned mixtures of
 * them, which are one room further.
 */
@NullMarked
package io.zhiyin.learn.sessions.neighbours;

import org.jspecify.annotations.NullMarked;
