/** The pages as a person sees them: in Debian's Chromium, driven headless. */
@NullMarked
package io.zhiyin.pages;

import org.jspecify.annotations.NullMarked;
