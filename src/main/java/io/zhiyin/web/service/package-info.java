/**
 * The process as a service: the engine behind the routes, load, health, pages.
 *
 * <p>Useful for: start and stop, 429 under overload. Not for: what is asked and answered.
 */
@NullMarked
package io.zhiyin.web.service;

import org.jspecify.annotations.NullMarked;
