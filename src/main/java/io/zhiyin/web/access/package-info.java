/**
 * Who may do what: the key, the console's session, web pages of known origins.
 *
 * <p>Useful for: keys, sessions, browsers' rules. Not for: what is asked and answered.
 */
@NullMarked
package io.zhiyin.web.access;

import org.jspecify.annotations.NullMarked;
