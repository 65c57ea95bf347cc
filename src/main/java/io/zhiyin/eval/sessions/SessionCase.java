package io.zhiyin.eval.sessions;

/**
 * A click to foretell.
 *
 * @param prefix the known items clicked before, in order; may be empty
 * @param target the item clicked next; −1 when training never saw it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SessionCase(int[] prefix, int target) {}
