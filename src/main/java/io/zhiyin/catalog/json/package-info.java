/**
 * JSON objects read by rule and within bounds: whatever comes in, either values or findings about
 * it come out.
 *
 * <p>Useful for: input from outside at the borders of the lower floors. Not for: JSON that the
 * engine itself wrote for itself, or for deciding what a finding means.
 */
@NullMarked
package io.zhiyin.catalog.json;

import org.jspecify.annotations.NullMarked;
