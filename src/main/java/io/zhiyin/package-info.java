/** The program's entrance. Useful for starting it; not for anything else. */
@NullMarked
package io.zhiyin;

import org.jspecify.annotations.NullMarked;
