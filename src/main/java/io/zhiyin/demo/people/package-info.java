/**
 * Who visits the demo shop, and what they do there for sixty days.
 *
 * <p>Useful for: events with tastes, sessions, substitutes, complements and seasons in them. Not
 * for: a model of real shoppers; it is a handful of habits and a die.
 */
@NullMarked
package io.zhiyin.demo.people;

import org.jspecify.annotations.NullMarked;
