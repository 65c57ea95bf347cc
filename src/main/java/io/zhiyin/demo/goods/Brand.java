package io.zhiyin.demo.goods;

/**
 * An invented brand.
 *
 * @param level from 0, cheap, to 1, dear
 * @param shopId who sells it
 */
record Brand(String name, double level, String shopId) {}
