package io.zhiyin.learn.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RowCollectorTest {
  @Test
  void largeCataloguesKeepFewerOfEach() {
    assertEquals(500, RowCollector.most(500, 200_000));
    assertEquals(333, RowCollector.most(500, 300_000));
    assertEquals(100, RowCollector.most(500, 1_000_000));
    assertEquals(50, RowCollector.most(50, 1_000_000));
    assertEquals(20, RowCollector.most(500, 50_000_000));
    assertEquals(500, RowCollector.most(500, 0));
    assertEquals(30, RowCollector.most(200, 1_000_000, 30_000_000));
  }
}
