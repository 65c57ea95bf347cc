package io.zhiyin.learn.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

final class GraphFilterTest {
  private static final int GROUPS = 4;
  private static final int EACH = 10;
  private static final int ITEMS = GROUPS * EACH;

  /** Shoppers of four tastes, so that four directions stand far above the rest. */
  private static Interactions shop() {
    Random random = new Random(2);
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < 80; user++) {
      for (int i = 0; i < EACH; i++) {
        if (random.nextInt(10) < 8) {
          builder.add(user, user % GROUPS * EACH + i, 0, 1, (byte) 0);
        }
      }
      builder.add(user, random.nextInt(ITEMS), 0, 1, (byte) 0);
    }
    return builder.build(80, ITEMS);
  }

  @Test
  void projectsUponTheFirstSingularVectors() {
    SparseMatrix had = shop().binary();
    double[] n = had.transposed().squaredNorms();
    DMatrixRMaj r = new DMatrixRMaj(had.rows(), ITEMS);
    for (int user = 0; user < had.rows(); user++) {
      for (int e = had.start(user); e < had.end(user); e++) {
        int item = had.column(e);
        r.set(user, item, 1 / Math.sqrt(had.size(user) * n[item]));
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(had.rows(), ITEMS, false, true, true);
    svd.decompose(r);
    DMatrixRMaj v = svd.getV(null, true); // a row a direction
    int[] best =
        IntStream.range(0, svd.numberOfSingularValues())
            .boxed()
            .sorted(
                (a, b) -> Double.compare(svd.getSingularValues()[b], svd.getSingularValues()[a]))
            .limit(GROUPS)
            .mapToInt(i -> i)
            .toArray();
    GraphFilter method = new GraphFilter();
    float[] scores = new float[ITEMS];
    method
        .fit(new Training(shop(), Training.Asked.ANY, false, 1), method.standard())
        .score(History.of(3, 17), scores);
    for (int item = 0; item < ITEMS; item++) {
      double expected = 0;
      for (int direction : best) {
        double along =
            v.get(direction, 3) / Math.sqrt(n[3]) + v.get(direction, 17) / Math.sqrt(n[17]);
        expected += along * v.get(direction, item) * Math.sqrt(n[item]);
      }
      assertEquals(expected, scores[item], 1e-3, "item " + item);
    }
  }

  /** Two shoppers cannot span the four directions that are asked for. */
  @Test
  void directionsThatAreNotThereAreLeftOut() {
    Interactions.Builder builder = new Interactions.Builder();
    for (int item = 0; item < ITEMS; item++) {
      builder.add(item % 2, item, 0, 1, (byte) 0);
    }
    GraphFilter method = new GraphFilter();
    float[] scores = new float[ITEMS];
    method
        .fit(new Training(builder.build(2, ITEMS), Training.Asked.ANY, false, 1), method.standard())
        .score(History.of(4), scores);
    for (int item = 0; item < ITEMS; item++) {
      assertEquals(item % 2 == 0 ? 1.0 / 20 : 0, scores[item], 1e-5, "item " + item);
    }
  }
}
