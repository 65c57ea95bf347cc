package io.zhiyin.signals.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairIndexTest {
  private final PairPool pool = new PairPool(3);
  private final PairIndex index = new PairIndex(pool);

  @Test
  void knowsWhatAMapKnowsWhilePairsComeAndGo() {
    Random random = new Random(3);
    Map<Long, Integer> known = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      int lower = random.nextInt(200);
      int higher = 200 + random.nextInt(200);
      long key = (long) lower << 32 | higher;
      int found = index.find(lower, higher);
      assertEquals(known.getOrDefault(key, PairIndex.NONE), found);
      if (found == PairIndex.NONE) {
        int pair = pool.take(lower, higher);
        index.put(pair);
        known.put(key, pair);
      } else if (i % 3 != 0) {
        index.remove(found);
        pool.free(found);
        known.remove(key);
      }
      assertEquals(known.size(), index.count());
    }
    known.forEach((key, pair) -> {
      assertEquals(key >> 32, pool.item(pair, 0));
      assertEquals(key.intValue(), pool.item(pair, 1));
    });
  }

  @Test
  void grownOverManyPagesEveryPairKeepsItsOwn() throws IOException {
    int pairs = 20_000;
    for (int i = 0; i < pairs; i++) {
      int pair = pool.take(i, i + 1);
      index.put(pair);
      pool.add(pair, i, (long) i << 48);
      pool.fold(pair, i % 2, i / (float) pairs);
      pool.list(pair, 1, i % 3 == 0);
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(written);
    for (int i = 0; i < pairs; i++) {
      int pair = index.find(i, i + 1);
      assertEquals(i, pool.weight(pair));
      assertEquals((double) i * i, pool.sums(pair).squares());
      assertEquals(i / (float) pairs, pool.folded(pair, i % 2), 0.002 * i / pairs, "within 2^-9");
      assertEquals(0, pool.folded(pair, 1 - i % 2));
      assertEquals(i % 3 != 0, pool.unlisted(pair));
      pool.add(pair, 1, (long) i << 48);
      assertEquals(1, pool.distinct(pair), "the same shopper");
      pool.write(pair, out);
    }
    PairPool copy = new PairPool(3);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(written.toByteArray()));
    for (int i = 0; i < pairs; i++) {
      int pair = copy.read(in, true);
      copy.add(pair, 1, (long) i << 48);
      assertEquals(1, copy.distinct(pair), "the same shopper");
      copy.add(pair, 1, (long) (i + 1) << 48);
      copy.add(pair, 1, (long) (i + 2) << 48);
      copy.add(pair, 1, (long) (i + 3) << 48);
      assertEquals(3, copy.distinct(pair), "told apart up to the minimum");
      assertTrue(copy.weight(pair) > i);
    }
    pool.nothingFolded();
    assertEquals(0, pool.folded(index.find(19_998, 19_999), 0));
  }
}
