package io.zhiyin.eval.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.admin.ScratchIndex;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.neighbours.SequenceNeighbours;
import io.zhiyin.learn.served.Postings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The index ranks as memory does, within its precision of weights. */
final class ServedIndexTest {
  private static final int USERS = 200;
  private static final int ITEMS = 80;

  /** Feature fields keep 9 bits of a weight. */
  private static final double PRECISION = 1.0 / 128;

  private final Random random = new Random(5);

  private Interactions interactions() {
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < USERS; user++) {
      int at = random.nextInt(ITEMS);
      for (int i = 0; i < 3 + random.nextInt(8); i++) {
        builder.add(user, at, i + 1L, 1, (byte) 0);
        at = (at + 1 + random.nextInt(6)) % ITEMS;
      }
    }
    return builder.build(USERS, ITEMS);
  }

  private static float[] scores(ItemToItem model, History history) {
    float[] scores = new float[ITEMS];
    model.score(history, scores);
    for (int at = 0; at < history.size(); at++) {
      scores[history.item(at)] = -1;
    }
    return scores;
  }

  @Test
  void theIndexRanksAsMemoryDoes() {
    Training training = new Training(interactions(), Training.Asked.NEXT, false, 1);
    SequenceNeighbours method = SequenceNeighbours.decayed();
    ItemToItem model = (ItemToItem) method.fit(training, method.standard());
    SparseMatrix postings = Postings.of(model.strengths(), training.interactions().binary(), 12, 0);
    ItemToItem pruned = model.with(postings.transposed());
    try (ScratchIndex scratch = ScratchIndex.open(ConfigDirectory.read(Path.of("index-config")))) {
      ServedIndex served = ServedIndex.write(scratch.index(), postings, model, false);
      for (int user = 0; user < USERS; user++) {
        History history = training.interactions().history(user);
        float[] scores = scores(pruned, history);
        int[] expected = TopK.unmarked(scores, new boolean[ITEMS], 20);
        int[] found = served.rank(history, 20);
        assertEquals(20, Arrays.stream(found).distinct().count());
        for (int place = 0; place < 20; place++) {
          double should = scores[expected[place]];
          assertEquals(should, scores[found[place]], PRECISION * should, "user " + user);
        }
      }
      assertEquals(
          0, served.rank(History.of(), 5)[0], "who has no history gets the lowest numbers");
    }
  }

  @Test
  void rowsAreCutScaledAndShared() {
    Interactions.Builder builder = new Interactions.Builder();
    // 0 and 1 are had together by three shoppers, 0 and 2 by two, 1 and 2 by one.
    int[][] rows = {{0, 1}, {0, 1}, {0, 1, 2}, {0, 2}};
    for (int user = 0; user < rows.length; user++) {
      for (int item : rows[user]) {
        builder.add(user, item, 0, 1, (byte) 0);
      }
    }
    SparseMatrix binary = builder.build(rows.length, 3).binary();
    SparseMatrix strengths =
        new SparseMatrix(
            3,
            new int[] {0, 2, 4, 6},
            new int[] {1, 2, 0, 2, 0, 1},
            new float[] {4, 2, 8, 1, 2, -1});
    ItemToItem model = new ItemToItem(strengths, 1, Emphasis.NONE);
    assertEquals("0<-1 1.0 1<-0 0.5 ", written(Postings.of(model.strengths(), binary, 5, 3)));
    assertEquals(
        "0<-1 1.0 0<-2 0.25 1<-0 0.5 2<-0 0.25 ",
        written(Postings.of(model.strengths(), binary, 5, 2)));
    assertEquals(
        "0<-1 1.0 1<-0 0.5 2<-0 0.25 ", written(Postings.of(model.strengths(), binary, 1, 0)));
  }

  @Test
  void whatIsAboveWhatFortyNineInFiftyItemsSayIsOne() {
    float[] values = new float[51];
    int[] columns = new int[51];
    int[] starts = new int[52];
    for (int had = 0; had < 51; had++) {
      values[had] = had == 50 ? 1_000 : 1 + had;
      columns[had] = had == 0 ? 1 : 0;
      starts[had + 1] = had + 1;
    }
    SparseMatrix strengths = new SparseMatrix(51, starts, columns, values);
    SparseMatrix none = new SparseMatrix(51, new int[] {0}, new int[0], new float[0]);
    SparseMatrix postings = Postings.of(strengths, none, 51, 0);
    // Sorted, the highest of each are 1 to 50 and 1,000: 49 in 50 are at most 50.
    assertEquals(1f, postings.value(postings.end(0) - 1));
    assertEquals(1f, postings.value(postings.end(0) - 2));
    assertEquals(49f / 50, postings.value(postings.end(0) - 3));
  }

  private static String written(SparseMatrix rows) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.rows(); row++) {
      for (int at = rows.start(row); at < rows.end(row); at++) {
        text.append(row).append("<-").append(rows.column(at)).append(' ');
        text.append(rows.value(at)).append(' ');
      }
    }
    return text.toString();
  }
}
