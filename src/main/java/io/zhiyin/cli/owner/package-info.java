/** How a command reaches the process that owns a data directory, or finds that there is none. */
@NullMarked
package io.zhiyin.cli.owner;

import org.jspecify.annotations.NullMarked;
