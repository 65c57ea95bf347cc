/**
 * {@code index-config/} as immutable, validated objects.
 *
 * <p>Useful for: every setting that shapes answers. Not for: where the service listens or keeps its
 * data (those are command-line options).
 */
@NullMarked
package io.zhiyin.config;

import org.jspecify.annotations.NullMarked;
