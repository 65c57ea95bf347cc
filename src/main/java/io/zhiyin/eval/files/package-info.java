/**
 * The files of evaluations, all problems named at once.
 *
 * <p>Useful for: the contract's tables, packed or not. Not for: importing into the store.
 */
@NullMarked
package io.zhiyin.eval.files;

import org.jspecify.annotations.NullMarked;
