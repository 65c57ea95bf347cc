/**
 * Trained models of an engine: learned from the event log, judged, kept in versions.
 *
 * <p>Useful for: what products' documents carry of a model, and which model that is. Not for:
 * methods, which live in {@code learn}, and swapping generations.
 */
@NullMarked
package io.zhiyin.admin.models;

import org.jspecify.annotations.NullMarked;
