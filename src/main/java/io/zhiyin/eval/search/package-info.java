/**
 * Judged search and judged similarity: the questions, the judgements, plain floors, the measuring.
 *
 * <p>Useful for: {@code evaluate search} and {@code evaluate similar}, with whatever ranks. Not
 * for: opening an engine.
 */
@NullMarked
package io.zhiyin.eval.search;

import org.jspecify.annotations.NullMarked;
