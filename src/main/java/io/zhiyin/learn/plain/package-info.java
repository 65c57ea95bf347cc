/**
 * Floors that know nothing of a shopper.
 *
 * <p>Useful for: showing what a method must beat; filling lists. Not for: personal answers.
 */
@NullMarked
package io.zhiyin.learn.plain;

import org.jspecify.annotations.NullMarked;
