package io.zhiyin.search.suggest;

/**
 * A completion of what is being typed.
 *
 * @param count products behind it
 * @param highlight the text HTML-escaped, {@code <em>} around what was typed
 */
public record Suggestion(String text, Entry.Kind kind, long count, String highlight) {}
