/**
 * Operating the engine: opening it, what it consists of, its status, erasing a shopper.
 *
 * <p>Useful for: everything that runs beside questions. Not for: HTTP (see {@code web}) or the
 * terminal ({@code cli}).
 */
@NullMarked
package io.zhiyin.admin;

import org.jspecify.annotations.NullMarked;
