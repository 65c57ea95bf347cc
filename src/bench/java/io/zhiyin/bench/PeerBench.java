package io.zhiyin.bench;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Judged;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.ItemNeighbours;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Item neighbours by Jaccard's coefficient, ours beside Mahout's own batch way ({@code
 * src/bench/mahout}), on the same pairs with the same number of neighbours, judged by the same
 * measures on the first 5,000 shoppers by id; both fit on all processors, each in a process that
 * has fitted nothing before (ours in this one), {@value #FITS} times: the first fit is told and the
 * last, which no longer waits for the compiler. Arguments: a table {@code user item} to fit on and
 * one of what is asked for, or none: {@link CheckIns} of 3,000 people and 4,000 places.
 */
public final class PeerBench {
  private static final int NEIGHBOURS = 200;
  private static final int ASKED = 5_000;
  private static final int FITS = 5;
  private static final List<Metric> METRICS =
      List.of(new Metric(Metric.Kind.RECALL, 10), new Metric(Metric.Kind.NDCG, 10));
  private static final Path SOURCES = Path.of("src/bench/mahout").toAbsolutePath();

  private final List<int[]> histories = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final List<int[]> targets = new ArrayList<>();
  private int items;

  /** What a fit took. */
  record Fit(double seconds, double processorSeconds) {}

  /** What one of them did. */
  record Outcome(List<Fit> fits, Cases cases) {
    double mean(int metric) {
      return cases.mean(METRICS.get(metric));
    }
  }

  PeerBench(Path train, Path test) throws IOException {
    Map<String, Set<String>> known = read(train);
    Map<String, Set<String>> wanted = read(test);
    Map<String, Integer> numbers = new HashMap<>();
    known.values().stream()
        .flatMap(Set::stream)
        .sorted()
        .forEach(id -> numbers.putIfAbsent(id, numbers.size()));
    items = numbers.size();
    known.forEach((user, its) -> {
      Set<String> future = new HashSet<>(wanted.getOrDefault(user, Set.of()));
      future.removeAll(its);
      if (!future.isEmpty() && asked.size() < ASKED) {
        asked.add(histories.size());
        targets.add(numbers(future, numbers));
      }
      histories.add(numbers(its, numbers));
    });
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("zhiyin-peer");
    try {
      if (args.length < 2) {
        CheckIns.main(new String[] {folder.toString(), "3000", "4000"});
      }
      Path train = args.length < 2 ? folder.resolve("train.tsv") : Path.of(args[0]);
      Path test = args.length < 2 ? folder.resolve("test.tsv") : Path.of(args[1]);
      PeerBench bench = new PeerBench(train, test);
      print(System.out, bench.ours(), bench.theirs(folder));
    } finally {
      ServingBench.delete(folder);
    }
  }

  private static Map<String, Set<String>> read(Path file) throws IOException {
    Map<String, Set<String>> users = new TreeMap<>();
    FileProblems problems = new FileProblems(file);
    Tsv.read(
        file,
        List.of("user", "item"),
        List.of(),
        problems,
        (_, row) -> users.computeIfAbsent(row[0], _ -> new HashSet<>()).add(row[1]));
    problems.check();
    return users;
  }

  /** Ascending; −1 for what training never saw. */
  private static int[] numbers(Set<String> ids, Map<String, Integer> numbers) {
    return ids.stream().mapToInt(id -> numbers.getOrDefault(id, -1)).sorted().toArray();
  }

  Outcome ours() {
    List<Fit> fits = new ArrayList<>();
    Recommender model = null;
    for (int fit = 0; fit < FITS; fit++) {
      long from = System.nanoTime();
      double processor = processorSeconds();
      model = fit();
      fits.add(new Fit((System.nanoTime() - from) / 1e9, processorSeconds() - processor));
    }
    return new Outcome(fits, judged(lists(Objects.requireNonNull(model))));
  }

  private Recommender fit() {
    Method method = new ItemNeighbours(ItemNeighbours.Similarity.JACCARD);
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < histories.size(); user++) {
      for (int item : histories.get(user)) {
        builder.add(user, item, 0, 1, (byte) 0);
      }
    }
    Interactions all = builder.build(histories.size(), items);
    return method.fit(
        new Training(all, Training.Asked.ANY, false, 1),
        method.standard().with("neighbours", NEIGHBOURS));
  }

  private List<int[]> lists(Recommender model) {
    List<int[]> lists = new ArrayList<>();
    for (int user : asked) {
      float[] scores = new float[items];
      boolean[] had = new boolean[items];
      model.score(History.of(histories.get(user)), scores);
      for (int item : histories.get(user)) {
        had[item] = true;
      }
      lists.add(TopK.unmarked(scores, had, 10));
    }
    return lists;
  }

  /** Leaves its files in the folder. */
  Outcome theirs(Path folder) throws IOException, InterruptedException {
    Path pairs = folder.resolve("pairs");
    Path users = folder.resolve("users");
    Path lists = folder.resolve("lists");
    try (var out = new PrintStream(pairs.toFile(), StandardCharsets.UTF_8)) {
      for (int user = 0; user < histories.size(); user++) {
        for (int item : histories.get(user)) {
          out.println(user + " " + item);
        }
      }
    }
    Files.writeString(users, asked.stream().map(String::valueOf).collect(Collectors.joining("\n")));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx3g",
                "-cp",
                Jars.of(SOURCES, folder),
                SOURCES.resolve("MahoutNeighbours.java").toString(),
                pairs.toString(),
                users.toString(),
                lists.toString(),
                Integer.toString(NEIGHBOURS),
                "10",
                Integer.toString(FITS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("Mahout ended with " + process.exitValue() + ": " + said);
    }
    List<Fit> fits =
        said.lines()
            .map(line -> line.split(" ", -1))
            .map(line -> new Fit(Double.parseDouble(line[0]), Double.parseDouble(line[1])))
            .toList();
    List<int[]> ranked =
        Files.readAllLines(lists).stream()
            .map(line ->
                line.isEmpty()
                    ? new int[0]
                    : Arrays.stream(line.split(" ", -1)).mapToInt(Integer::parseInt).toArray())
            .toList();
    return new Outcome(fits, judged(ranked));
  }

  private Cases judged(List<int[]> lists) {
    Cases cases = new Cases(METRICS, targets.size());
    for (int at = 0; at < targets.size(); at++) {
      int[] list = lists.get(at);
      boolean[] hits = new boolean[list.length];
      for (int i = 0; i < list.length; i++) {
        hits[i] = Arrays.binarySearch(targets.get(at), list[i]) >= 0;
      }
      cases.set(at, Judged.binary(hits, targets.get(at).length));
    }
    return cases;
  }

  private static double processorSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  static void print(PrintStream out, Outcome ours, Outcome theirs) {
    out.printf(
        "%-10s %10s %10s %12s %12s %12s %12s%n",
        "", "recall@10", "ndcg@10", "first fit s", "processor s", "last fit s", "processor s");
    line(out, "Zhiyin", ours);
    line(out, "Mahout", theirs);
    ratio(out, "first", theirs.fits.getFirst(), ours.fits.getFirst());
    ratio(out, "last", theirs.fits.getLast(), ours.fits.getLast());
  }

  private static void ratio(PrintStream out, String which, Fit theirs, Fit ours) {
    out.printf(
        Locale.ROOT,
        "Mahout / Zhiyin, %s fit: %.1f by the clock, %.1f in processor time%n",
        which,
        theirs.seconds / ours.seconds,
        theirs.processorSeconds / ours.processorSeconds);
  }

  private static void line(PrintStream out, String name, Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "%-10s %10.4f %10.4f %12.2f %12.2f %12.2f %12.2f%n",
        name,
        outcome.mean(0),
        outcome.mean(1),
        outcome.fits.getFirst().seconds,
        outcome.fits.getFirst().processorSeconds,
        outcome.fits.getLast().seconds,
        outcome.fits.getLast().processorSeconds);
  }
}
