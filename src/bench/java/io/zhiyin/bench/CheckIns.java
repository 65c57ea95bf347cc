package io.zhiyin.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes {@code train.tsv} and {@code test.tsv} ({@code user item}, no times) of a made-up service
 * where people check in at places, of the size that graph networks are compared on: 30,000 people
 * with a home, trips and tastes, 41,000 places in 300 towns, about 795,000 pairs, a random fifth of
 * each person's for the test. Arguments: the folder, people (default 30000), places (default
 * 41000). Seeded: the same arguments, the same files.
 */
public final class CheckIns {
  private static final int TOWNS = 300;
  private static final int KINDS = 20;
  private static final double USUAL = 22;

  private final Random random = new Random(11);
  private final List<List<Integer>> towns = new ArrayList<>();
  private final int[] kinds;

  private CheckIns(int places) {
    this.kinds = new int[places];
    for (int town = 0; town < TOWNS; town++) {
      towns.add(new ArrayList<>());
    }
    for (int place = 0; place < places; place++) {
      kinds[place] = random.nextInt(KINDS);
      towns.get(place < TOWNS ? place : town()).add(place);
    }
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws IOException {
    int people = args.length > 1 ? Integer.parseInt(args[1]) : 30_000;
    int places = args.length > 2 ? Integer.parseInt(args[2]) : 41_000;
    new CheckIns(places).write(Files.createDirectories(Path.of(args[0])), people);
  }

  private void write(Path folder, int people) throws IOException {
    try (BufferedWriter train = Files.newBufferedWriter(folder.resolve("train.tsv"));
        BufferedWriter test = Files.newBufferedWriter(folder.resolve("test.tsv"))) {
      train.write("user\titem\n");
      test.write("user\titem\n");
      for (int person = 0; person < people; person++) {
        int n = 0;
        for (int place : visited()) {
          boolean asked = n++ > 0 && random.nextInt(5) == 0;
          (asked ? test : train).write("u" + person + "\tp" + place + "\n");
        }
      }
    }
  }

  /** One person's places, each once. */
  private Set<Integer> visited() {
    int home = town();
    int trip = town();
    int taste = random.nextInt(KINDS);
    int many = 5 + (int) (USUAL * Math.exp(0.8 * random.nextGaussian() - 0.32));
    Set<Integer> visited = new LinkedHashSet<>();
    for (int tried = 0; visited.size() < many && tried < 20 * many; tried++) {
      double lot = random.nextDouble();
      List<Integer> town = towns.get(lot < 0.75 ? home : lot < 0.95 ? trip : town());
      int place = town.get(lowest(town.size()));
      if ((kinds[place] - taste + KINDS) % KINDS < 4 || random.nextInt(4) == 0) {
        visited.add(place);
      }
    }
    return visited;
  }

  private int town() {
    return lowest(TOWNS);
  }

  /** Below n, the lower the likelier: as the square of an even lot. */
  private int lowest(int n) {
    double lot = random.nextDouble();
    return (int) (lot * lot * n);
  }
}
