/**
 * The port to a search engine: retrievals, filters, generations. Adapters stand in sub-packages.
 *
 * <p>Useful for: finding and valuing products in one pass. Not for: deciding what to ask or how to
 * show it.
 */
@NullMarked
package io.zhiyin.index;

import org.jspecify.annotations.NullMarked;
