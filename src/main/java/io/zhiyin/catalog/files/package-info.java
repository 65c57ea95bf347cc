/**
 * Reads rows from files, whatever is in them, in bounded memory.
 *
 * <p>Useful for: imports. Not for: deciding what a valid product or event is.
 */
@NullMarked
package io.zhiyin.catalog.files;

import org.jspecify.annotations.NullMarked;
