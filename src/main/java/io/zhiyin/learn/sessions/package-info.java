/**
 * Sessions of clicks to models that say the next item, without input or output.
 *
 * <p>Useful for: anonymous shoppers, the next item given the clicks so far. Not for: long histories
 * of known users, or items without any session.
 */
@NullMarked
package io.zhiyin.learn.sessions;

import org.jspecify.annotations.NullMarked;
