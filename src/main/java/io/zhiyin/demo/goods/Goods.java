package io.zhiyin.demo.goods;

/**
 * A product of the demo shop, beside what its shoppers go by.
 *
 * @param model its model name; empty: none
 * @param level where its price lies between the leaf's cheapest, 0, and dearest, 1
 * @param pull how much it draws shoppers beside others of its leaf, in (0,1]
 * @param fits the id of the product that it is made for; empty: none
 * @param json the whole product, one line
 */
public record Goods(
    String id,
    String title,
    Leaf leaf,
    String kind,
    String brand,
    String model,
    double level,
    double price,
    double pull,
    String fits,
    String json) {

  /** What accessories call it: its brand and model. */
  String shortName() {
    return brand + model;
  }
}
