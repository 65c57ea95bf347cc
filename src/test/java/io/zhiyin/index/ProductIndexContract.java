package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.FilterSyntax;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every adapter promises, in parts: each sub-class of this package is a chapter, and an
 * adapter's test extends all of them.
 *
 * <p>The index is made with {@code index-config} as shipped.
 */
public abstract class ProductIndexContract {
  @TempDir protected Path folder;

  private final List<ProductIndex> open = new ArrayList<>();
  private final Adapter adapter;

  protected ProductIndexContract(Adapter adapter) {
    this.adapter = adapter;
  }

  /** What a chapter has to know of an adapter. */
  public interface Adapter {
    /**
     * Opens the index of a folder, made if it is not there.
     *
     * @param edition another one means another analysis than was in force before
     */
    ProductIndex open(Path folder, String edition);

    /** Whether opening found nothing that could be served. */
    boolean needsRebuild(ProductIndex index);

    /**
     * A feature's weight as the index keeps it: at most {@code weight}, above it by 2^-8 at most.
     */
    double kept(double weight);
  }

  protected final Adapter adapter() {
    return adapter;
  }

  protected final ProductIndex open(Path at, String edition) {
    ProductIndex index = adapter.open(at, edition);
    open.add(index);
    return index;
  }

  protected final ProductIndex open() {
    return open(folder.resolve("index"), "first");
  }

  @AfterEach
  void closeAll() {
    open.forEach(ProductIndex::close);
  }

  protected static Change put(Item item) {
    return new Change.Put(item.product(), ItemSignals.NONE);
  }

  protected static Change put(Item item, ItemSignals signals) {
    return new Change.Put(item.product(), signals);
  }

  /** Signals of one kind and a popularity. */
  protected static ItemSignals signals(
      PairKind kind, Map<String, Double> strengths, double popularity) {
    List<Neighbour> neighbours =
        strengths.entrySet().stream().map(e -> new Neighbour(e.getKey(), e.getValue(), 5)).toList();
    return new ItemSignals(Map.of(kind, neighbours), popularity);
  }

  /** Takes changes over and shows them. */
  protected static void show(Documents documents, Change... changes) {
    documents.apply(List.of(changes), documents.applied());
    documents.refresh();
  }

  protected static void show(Documents documents, List<Item> items) {
    show(documents, items.stream().map(ProductIndexContract::put).toArray(Change[]::new));
  }

  protected static List<Candidate> find(Documents documents, Part... parts) {
    return documents.find(Question.top(100, Arrays.asList(parts))).candidates();
  }

  protected static List<String> ids(Page page) {
    return page.candidates().stream().map(Candidate::id).toList();
  }

  protected static Part everything() {
    return Part.find("all", new Retrieval.Everything(), 1);
  }

  protected static Part words(String text) {
    return Part.find("text", new Retrieval.Words(text), 1);
  }

  /** The ids that pass a filter, sorted. */
  protected static Set<String> passing(Documents documents, Filter filter) {
    Page page = documents.find(Question.top(100, List.of(everything())).where(filter));
    assertEquals(page.total(), page.candidates().size());
    return new java.util.TreeSet<>(ids(page));
  }

  /** The same, of filters as the contract writes them. */
  protected static Set<String> passing(Documents documents, String... clauses) {
    List<Problem> problems = new ArrayList<>();
    Filter filter = FilterSyntax.parse(List.of(clauses), problems);
    assertEquals(List.of(), problems);
    return passing(documents, filter);
  }

  protected static Product product(Item item) {
    return item.product();
  }
}
