package io.zhiyin.demo.people;

import io.zhiyin.demo.goods.Goods;
import java.util.Map;

/**
 * Someone who visits the shop.
 *
 * @param user empty: never signs in
 * @param client the browser
 * @param sessions in the sixty days
 * @param level what they pay, from 0, the cheapest, to 1
 * @param leaves a leaf's name → how much it is to their taste, > 0
 */
record Person(String user, String client, int sessions, double level, Map<String, Double> leaves) {
  /** The one in so many brands of a leaf that somebody prefers. */
  private static final int BRANDS = 4;

  String name() {
    return user.isEmpty() ? client : user;
  }

  /** How well a product suits them beside others of its leaf: popularity, price, brand. */
  double liking(Goods goods) {
    double off = (goods.level() - level) / 0.35;
    boolean favourite = Math.floorMod((name() + goods.brand()).hashCode(), BRANDS) == 0;
    return goods.pull() * StrictMath.exp(-off * off) * (favourite ? 3 : 1) + 1e-6;
  }
}
