/**
 * The demo shop: made-up products and made-up shoppers, the same for the same seed on every
 * machine, and the two files that hold them.
 *
 * <p>Useful for: showing the engine to a newcomer, tests on something that looks like a shop. Not
 * for: measuring quality; its structure was put in by hand, so finding it again proves little.
 */
@NullMarked
package io.zhiyin.demo;

import org.jspecify.annotations.NullMarked;
