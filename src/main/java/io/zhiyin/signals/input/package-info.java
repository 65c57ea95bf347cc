/**
 * Events as they come in: requests and files read into validated events, or into all that is wrong
 * with them.
 *
 * <p>Useful for: any border that takes events. Not for: keeping or counting them.
 */
@NullMarked
package io.zhiyin.signals.input;

import org.jspecify.annotations.NullMarked;
