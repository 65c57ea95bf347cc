package io.zhiyin.signals.pairs;

/**
 * What products are within pairs. Where a pair means the same both ways, a product is one node,
 * numbered as the product. Where one thing leads to another, a product is two that are counted
 * apart: 2 · product as what was met first (the seed), 2 · product + 1 as what followed.
 */
enum Roles {
  SAME,
  LEADING;

  /** The node of a product as what is asked with. */
  int seed(int product) {
    return this == SAME ? product : 2 * product;
  }

  /** The node of a product as what is found. */
  int follower(int product) {
    return this == SAME ? product : 2 * product + 1;
  }

  int product(int node) {
    return this == SAME ? node : node >> 1;
  }

  /** Whether a node that is met pairs with one that was met before it. */
  boolean pairs(int node, int earlier) {
    return this == SAME || ((node & 1) > (earlier & 1) && node >> 1 != earlier >> 1);
  }
}
