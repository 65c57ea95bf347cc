/**
 * The commands {@code import} and {@code export}: products and events between files and the
 * service.
 */
@NullMarked
package io.zhiyin.cli.transfer;

import org.jspecify.annotations.NullMarked;
