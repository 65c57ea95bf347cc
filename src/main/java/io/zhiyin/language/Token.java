package io.zhiyin.language;

/**
 * A term and where it stands in the original text.
 *
 * @param start first UTF-16 unit, from 0
 * @param end one past the last, > {@code start}
 * @param position place among the terms, from 0; left-out words leave gaps, and terms at one
 *     position are ways to write the same
 */
public record Token(String term, int start, int end, int position) {}
