/**
 * What became of our own answers: by scenario, strategy and position, and by day.
 *
 * <p>Useful for: rates of clicks and purchases. Not for: deciding between blends (see {@code
 * rank.Bandit}).
 */
@NullMarked
package io.zhiyin.signals.feedback;

import org.jspecify.annotations.NullMarked;
