package io.zhiyin.signals;

/**
 * A product that goes with another.
 *
 * @param strength how much it goes with the other, in (0,1]
 * @param shoppers distinct shoppers behind the pair, counted up to the k-anonymity bound only
 */
public record Neighbour(String itemId, double strength, int shoppers) {}
