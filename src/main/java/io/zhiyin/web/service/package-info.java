/**
 * The process as a service: the engine behind the routes, access, load, health, pages.
 *
 * <p>Useful for: start and stop, keys and sessions, 429 under overload. Not for: what is asked and
 * answered.
 */
@NullMarked
package io.zhiyin.web.service;

import org.jspecify.annotations.NullMarked;
