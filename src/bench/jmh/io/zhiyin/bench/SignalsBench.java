package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import io.zhiyin.recommend.Shelf;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.pairs.Meeting;
import io.zhiyin.signals.pairs.PairCounter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What shoppers' signals cost by themselves: counting a session's pairs, reading what the index
 * does not know yet of ten products, and the blended answer to "more like this" beside the one by
 * content alone, over a whole engine with the seeded shop.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SignalsBench {
  private static final int SEEDS = 10;
  private static final int SESSION = 5;

  @Param("20000")
  int products;

  private final SplittableRandom random = new SplittableRandom(ServingBench.SEED);
  private Path folder;
  private BenchShop shop;
  private Engine engine;
  private PairCounter counter;
  private long sessions;

  @Setup
  public void open() throws Exception {
    folder = Files.createTempDirectory("zhiyin-signals");
    shop = new BenchShop(products, ServingBench.SEED);
    engine = ServingBench.open(folder);
    Loading loading = new Loading(shop, new PrintStream(OutputStream.nullOutputStream()));
    loading.products(engine);
    loading.events(engine);
    loading.reindex(engine); // so that folding does not run beside
    counter =
        new PairCounter(
            Objects.requireNonNull(SignalSettings.DEFAULT.pairs().get(PairKind.CO_VIEW)), 0.01);
  }

  @TearDown
  public void close() throws Exception {
    engine.close();
    ServingBench.delete(folder);
  }

  /** Five products of one session; they meet others of a hundred near them, as tastes do. */
  @Benchmark
  public long countedSession() {
    int taste = random.nextInt(products);
    int[] items = new int[SESSION];
    for (int i = 0; i < SESSION; i++) {
      items[i] = Math.floorMod(taste + random.nextInt(100), products);
    }
    sessions++;
    counter.count(
        new Meeting(Hash64.of("s" + sessions), sessions, true, 1_700_000_000 + sessions),
        items,
        item -> {});
    return counter.pairs();
  }

  @Benchmark
  public Map<String, Double> overlayOfTen() {
    Map<String, Double> seeds = new HashMap<>();
    while (seeds.size() < SEEDS) {
      seeds.put(shop.id(random.nextInt(products)), 1.0 / SEEDS);
    }
    return engine.keeping().signals().overlay(PairKind.CO_VIEW, seeds);
  }

  @Benchmark
  public Shelf blended() {
    return similar(Strategy.AUTO);
  }

  @Benchmark
  public Shelf contentAlone() {
    return similar(Strategy.CONTENT);
  }

  private Shelf similar(Strategy strategy) {
    return engine
        .answering()
        .similar()
        .of(List.of(shop.id(random.nextInt(products))), ServingBench.options(strategy));
  }
}
