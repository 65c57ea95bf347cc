package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.LinearScan.Hit;
import io.zhiyin.index.LinearScan.Indexed;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.index.question.Retrieval.Role;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random questions to random shops, held against {@link LinearScan}. */
public abstract class RandomQuestionsContract extends ProductIndexContract {
  private static final int SHOPS = 6;
  private static final int QUESTIONS = 80;
  private static final int PRODUCTS = 70;

  /** Engines sum in floats: 24 bits, over some dozen terms of a part. */
  private static final double FLOAT = 4e-6;

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RandomItems items = new RandomItems(random);

  protected RandomQuestionsContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  void answersAreThoseOfALinearScan() {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    int hits = 0;
    for (int shop = 0; shop < SHOPS; shop++) {
      ProductIndex index = open(folder.resolve("shop-" + shop), "first");
      LinearScan scan = stocked(index);
      for (int i = 0; i < QUESTIONS; i++) {
        hits += check(index, scan, question(scan));
      }
    }
    assertTrue(hits > SHOPS * QUESTIONS, "the questions found too little: " + hits);
  }

  @Test
  void pagesOfWordsAreThoseOfTheWholeAnswer() {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    ProductIndex index = open();
    LinearScan scan = stocked(index);
    for (int i = 0; i < QUESTIONS; i++) {
      Part text = Part.find("text", new Retrieval.Words(items.text()), 1);
      List<Part> parts = List.of(text, Part.lift("popularity", new Retrieval.Popular(20), 0.1));
      Question whole = Question.top(PRODUCTS, parts);
      List<Candidate> all = index.find(whole).candidates();
      List<String> paged = new ArrayList<>();
      for (int from = 0; from < PRODUCTS; from += 7) {
        paged.addAll(
            ids(
                index.find(
                    new Question(
                        parts, whole.filter(), Set.of(), Order.RELEVANCE, from, 7, 1_000, false))));
      }
      assertEquals(all.stream().map(Candidate::id).toList(), paged);
      for (int at = 0; at < all.size(); at++) {
        double score = all.get(at).score();
        assertTrue(score > 0 && score <= 1.1, all.get(at)::toString);
        assertTrue(at == 0 || score <= all.get(at - 1).score() + FLOAT);
        assertTrue(scan.products().containsKey(all.get(at).id()));
      }
    }
  }

  /** By whatever a filter says of prices, and of variants that have their own. */
  @Test
  void whatPassesAFilterIsLiftedBesideWords() {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    ProductIndex index = open();
    LinearScan scan = stocked(index);
    int lifted = 0;
    int left = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Filter filter = random.nextInt(3) == 0 ? items.filter(2) : items.prices();
      Part text = Part.find("text", new Retrieval.Words(items.text()), 1);
      Part lift = Part.lift("lift", new Retrieval.Passing(filter), 0.5);
      Map<String, Double> plain = new HashMap<>();
      index
          .find(Question.top(PRODUCTS, List.of(text)))
          .candidates()
          .forEach(c -> plain.put(c.id(), c.score()));
      Set<String> passing = new HashSet<>();
      scan.all(Question.top(PRODUCTS, List.of(new Part("all", lift.what(), 1, Role.FIND))))
          .forEach(hit -> passing.add(hit.id()));
      for (Candidate c : index.find(Question.top(PRODUCTS, List.of(text, lift))).candidates()) {
        boolean passes = passing.contains(c.id());
        double expected = plain.getOrDefault(c.id(), Double.NaN) + (passes ? 0.5 : 0);
        assertEquals(expected, c.score(), FLOAT, "seed " + seed + ": " + c + " by " + filter);
        lifted += passes ? 1 : 0;
        left += passes ? 0 : 1;
      }
    }
    assertTrue(lifted > QUESTIONS && left > QUESTIONS, lifted + " lifted, " + left + " left");
  }

  /** Three rounds of changes: documents of several segments, some replaced, folded or deleted. */
  private LinearScan stocked(ProductIndex index) {
    TreeMap<String, Indexed> products = new TreeMap<>();
    for (int round = 0; round < 3; round++) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < PRODUCTS / 2; i++) {
        String id = "p" + random.nextInt(PRODUCTS);
        Indexed old = products.get(id);
        switch (random.nextInt(6)) {
          case 0 -> {
            changes.add(new Change.Delete(id));
            products.remove(id);
          }
          case 1 -> {
            ItemSignals its = signals();
            changes.add(new Change.Fold(id, its));
            if (old != null) {
              products.put(id, new Indexed(old.product(), old.vector(), its));
            }
          }
          default -> {
            var product = items.item(id).product();
            ItemSignals its = signals();
            changes.add(new Change.Put(product, its));
            products.put(id, new Indexed(product, index.vector(product), its));
          }
        }
      }
      show(index, changes.toArray(Change[]::new));
    }
    return new LinearScan(adapter()::kept, Shipped.ANALYSIS::level, products);
  }

  private ItemSignals signals() {
    PairKind kind = random.nextBoolean() ? PairKind.CO_VIEW : PairKind.CO_BUY;
    Map<String, Double> strengths = new HashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      strengths.put("p" + random.nextInt(PRODUCTS), 1 - random.nextDouble());
    }
    return signals(kind, strengths, random.nextInt(3) == 0 ? 0 : 100 * random.nextDouble());
  }

  private Question question(LinearScan scan) {
    List<Part> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      double weight = 0.05 + 2 * random.nextDouble();
      Role role = random.nextInt(3) == 0 ? Role.LIFT : Role.FIND;
      parts.add(new Part("part" + i, retrieval(scan), weight, role));
    }
    Set<String> exclude = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      exclude.add("p" + random.nextInt(PRODUCTS));
    }
    Order[] orders = Order.values();
    Order order = random.nextBoolean() ? Order.RELEVANCE : orders[random.nextInt(orders.length)];
    int from = random.nextBoolean() ? 0 : random.nextInt(PRODUCTS);
    int size = random.nextInt(PRODUCTS);
    Filter filter = random.nextBoolean() ? Filter.all() : items.filter(2);
    return new Question(parts, filter, exclude, order, from, size, 1_000, random.nextBoolean());
  }

  private Retrieval retrieval(LinearScan scan) {
    return switch (random.nextInt(6)) {
      case 5 -> new Retrieval.Fresh(Instant.ofEpochSecond(1_700_000_000 + random.nextInt(900_000)));
      case 0 -> {
        List<Indexed> all = List.copyOf(scan.products().values());
        yield new Retrieval.Content(all.get(random.nextInt(all.size())).vector());
      }
      case 1 -> {
        Map<String, Double> seeds = new HashMap<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
          seeds.put("p" + random.nextInt(PRODUCTS), (1 - random.nextDouble()) / count);
        }
        PairKind kind = random.nextBoolean() ? PairKind.CO_VIEW : PairKind.CO_BUY;
        yield new Retrieval.Together(kind, seeds, random.nextBoolean() ? Map.of() : values());
      }
      case 2 -> new Retrieval.Popular(1 + 50 * random.nextDouble());
      case 3 -> new Retrieval.Given(values());
      default -> new Retrieval.Everything();
    };
  }

  /** Values of some products, zeros and unknown products among them. */
  private Map<String, Double> values() {
    Map<String, Double> values = new HashMap<>();
    for (int i = random.nextInt(10); i > 0; i--) {
      values.put(
          "p" + random.nextInt(PRODUCTS + 10), random.nextInt(4) == 0 ? 0 : random.nextDouble());
    }
    return values;
  }

  /** Answers how many products came. */
  private int check(ProductIndex index, LinearScan scan, Question question) {
    String what = "seed " + seed + ": " + question;
    List<Hit> all = scan.all(question);
    List<Hit> expected = all.stream().skip(question.from()).limit(question.size()).toList();
    Page page = index.find(question);
    assertEquals(all.size(), page.total(), what);
    assertTrue(page.exact(), what);
    assertEquals(expected.size(), page.candidates().size(), what);
    if (question.order() != Order.RELEVANCE) {
      assertEquals(expected.stream().map(Hit::id).toList(), ids(page), what);
    }
    Map<String, Double> scores = new HashMap<>();
    all.forEach(hit -> scores.put(hit.id(), hit.score()));
    double tolerance =
        FLOAT * Math.max(1, question.parts().stream().mapToDouble(Part::weight).sum());
    for (int i = 0; i < expected.size(); i++) {
      Candidate got = page.candidates().get(i);
      // At a rank stands a product worth that rank, though not always the same one of two equals.
      assertEquals(expected.get(i).score(), got.score(), tolerance, what + " at " + i);
      double own = scores.getOrDefault(got.id(), Double.NaN);
      assertEquals(own, got.score(), tolerance, what + " of " + got.id());
    }
    assertEquals(expected.size(), new HashSet<>(ids(page)).size(), what);
    return expected.size();
  }
}
