import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.common.FastIDSet;
import org.apache.mahout.cf.taste.impl.model.GenericBooleanPrefDataModel;
import org.apache.mahout.cf.taste.impl.recommender.GenericBooleanPrefItemBasedRecommender;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity.ItemItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.TanimotoCoefficientSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.precompute.MultithreadedBatchItemSimilarities;
import org.apache.mahout.cf.taste.recommender.RecommendedItem;
import org.apache.mahout.cf.taste.similarity.precompute.SimilarItem;
import org.apache.mahout.cf.taste.similarity.precompute.SimilarItems;
import org.apache.mahout.cf.taste.similarity.precompute.SimilarItemsWriter;

/**
 * Mahout's item-based neighbours by its own batch way, for PeerBench: reads pairs "user item" of
 * numbers, fits (all items' k most similar by Tanimoto's coefficient, on all processors), and
 * writes each asked shopper's best items, a line each. Arguments: pairs, asked shoppers, where the
 * lists go, neighbours, length of a list, how often to fit. Prints for each fit a line: its
 * seconds, and those of processor time.
 */
public final class MahoutNeighbours {
  private static final int HOURS = 10;

  /** Keeps what was computed. */
  private static final class Kept implements SimilarItemsWriter {
    private final ConcurrentLinkedQueue<ItemItemSimilarity> all = new ConcurrentLinkedQueue<>();

    @Override
    public void open() {}

    @Override
    public void add(SimilarItems items) {
      for (SimilarItem similar : items.getSimilarItems()) {
        all.add(
            new ItemItemSimilarity(
                items.getItemID(), similar.getItemID(), similar.getSimilarity()));
      }
    }

    @Override
    public void close() {}
  }

  public static void main(String[] args) throws Exception {
    FastByIDMap<FastIDSet> pairs = new FastByIDMap<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      int space = line.indexOf(' ');
      long user = Long.parseLong(line.substring(0, space));
      FastIDSet its = pairs.get(user);
      if (its == null) {
        its = new FastIDSet();
        pairs.put(user, its);
      }
      its.add(Long.parseLong(line.substring(space + 1)));
    }
    GenericBooleanPrefItemBasedRecommender fitted = null;
    for (int fit = 0; fit < Integer.parseInt(args[5]); fit++) {
      long from = System.nanoTime();
      long processor = processor();
      fitted = fit(pairs, Integer.parseInt(args[3]));
      System.out.println((System.nanoTime() - from) / 1e9 + " " + (processor() - processor) / 1e9);
    }
    write(
        fitted, Files.readAllLines(Path.of(args[1])), Path.of(args[2]), Integer.parseInt(args[4]));
  }

  private static GenericBooleanPrefItemBasedRecommender fit(
      FastByIDMap<FastIDSet> pairs, int neighbours) throws Exception {
    GenericBooleanPrefDataModel model = new GenericBooleanPrefDataModel(pairs);
    var fitting =
        new GenericBooleanPrefItemBasedRecommender(model, new TanimotoCoefficientSimilarity(model));
    Kept kept = new Kept();
    new MultithreadedBatchItemSimilarities(fitting, neighbours)
        .computeItemSimilarities(Runtime.getRuntime().availableProcessors(), HOURS, kept);
    return new GenericBooleanPrefItemBasedRecommender(model, new GenericItemSimilarity(kept.all));
  }

  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void write(
      GenericBooleanPrefItemBasedRecommender recommender, List<String> users, Path to, int length)
      throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(to)) {
      for (String user : users) {
        List<String> items = new ArrayList<>();
        for (RecommendedItem item : recommender.recommend(Long.parseLong(user), length)) {
          items.add(Long.toString(item.getItemID()));
        }
        out.write(String.join(" ", items) + "\n");
      }
    }
  }
}
