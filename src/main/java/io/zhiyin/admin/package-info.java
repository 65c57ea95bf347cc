/**
 * Operating the engine: opening it, keeping the index in step with the store, jobs, reindexing.
 *
 * <p>Useful for: everything that runs beside questions. Not for: HTTP (see {@code web}) or the
 * terminal ({@code cli}).
 */
@NullMarked
package io.zhiyin.admin;

import org.jspecify.annotations.NullMarked;
