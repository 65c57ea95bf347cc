package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with Mahout runs, tiny, in a real process of Mahout's. */
final class PeerBenchIT {
  @TempDir private Path folder;

  @Test
  void theSameNeighboursAreAsAccurate() throws Exception {
    CheckIns.main(new String[] {folder.toString(), "400", "600"});
    PeerBench bench = new PeerBench(folder.resolve("train.tsv"), folder.resolve("test.tsv"));
    PeerBench.Outcome ours = bench.ours();
    PeerBench.Outcome theirs = bench.theirs(folder);
    assertTrue(ours.mean(0) > 0.05, "recall " + ours.mean(0));
    assertEquals(ours.mean(0), theirs.mean(0), 0.15 * ours.mean(0));
    assertEquals(ours.fits().size(), theirs.fits().size());
    assertTrue(theirs.fits().stream().allMatch(fit -> fit.seconds() > 0));
  }
}
