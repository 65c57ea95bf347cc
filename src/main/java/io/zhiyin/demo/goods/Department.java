package io.zhiyin.demo.goods;

import java.util.List;

/** One department of the shop: its brands, and what it sells. */
record Department(String name, List<Brand> brands, List<Leaf> leaves) {
  Department {
    brands = List.copyOf(brands);
    leaves = List.copyOf(leaves);
  }
}
