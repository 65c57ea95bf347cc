package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.Change;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Generation;
import io.zhiyin.index.Name;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Rebuild;
import io.zhiyin.index.Revision;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.language.Analysis;
import io.zhiyin.signals.PairKind;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.zip.ZipException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Generations of Lucene indices under one folder, of which one answers.
 *
 * <p>Opening repairs what a crash left: folders that were never completed are deleted, and so are
 * all but the live generation and the one before it. When there is no live generation, or it is
 * damaged or was built with another schema, an empty one stands in and {@link #needsRebuild} says
 * so. Long because opening, rebuilding, swapping and rolling back all decide which generation is
 * live.
 */
public final class LuceneIndex implements ProductIndex {
  private static final Logger LOG = Logger.getLogger(LuceneIndex.class.getName());

  private final GenerationFolder folder;
  private volatile Schema.Mined schemas;
  private final Clock clock;
  private volatile LuceneGeneration live;
  private @Nullable LuceneGeneration building;
  private final boolean needsRebuild;

  private LuceneIndex(GenerationFolder folder, Schema.Mined schemas, Clock clock) {
    this.folder = folder;
    this.schemas = schemas;
    this.clock = clock;
    Optional<LuceneGeneration> found = repair();
    this.needsRebuild = found.isEmpty();
    this.live = found.orElseGet(this::empty);
  }

  /** Cuts texts by the words, too, that the catalogue is mined for when a generation is built. */
  public static LuceneIndex open(Path folder, Schema.Mined schemas, Clock clock) {
    return new LuceneIndex(new GenerationFolder(folder), schemas, clock);
  }

  /** Cuts texts in one way whatever the catalogue. */
  public static LuceneIndex open(Path folder, Schema schema, Clock clock) {
    return open(folder, _ -> schema, clock);
  }

  /** What questions and documents are cut by now. */
  public Analysis analysis() {
    return live.schema().analysis();
  }

  /** The number of the generation that will answer when a folder is opened; empty for none. */
  public static Optional<Integer> named(Path folder) {
    return Files.isDirectory(folder) ? new GenerationFolder(folder).live() : Optional.empty();
  }

  private Optional<LuceneGeneration> repair() {
    Optional<Integer> named = folder.live();
    Optional<Integer> previous = Optional.empty();
    for (int number : folder.numbers()) {
      boolean whole = Manifest.read(folder.of(number)).map(Manifest::complete).orElse(false);
      boolean kept = named.isPresent() && number == named.get();
      if (whole && !kept && previous.isEmpty() && named.isPresent() && number < named.get()) {
        previous = Optional.of(number);
        kept = true;
      }
      if (!whole || !kept) {
        folder.delete(number);
      }
    }
    return named.filter(number -> Files.exists(folder.of(number))).flatMap(this::openNamed);
  }

  /** What is damaged is not worth mending: the store builds it again. */
  private Optional<LuceneGeneration> openNamed(int number) {
    try {
      Schema schema = schemas.with(LuceneGeneration.words(folder.of(number)));
      return compatible(number, schema)
          ? Optional.of(LuceneGeneration.open(number, folder.of(number), schema))
          : Optional.empty();
    } catch (UncheckedIOException e) {
      if (!damaged(e.getCause())) {
        throw e;
      }
      LOG.warning("Generation " + number + " is damaged and built again: " + e.getCause());
      folder.delete(number);
      return Optional.empty();
    }
  }

  private static boolean damaged(@Nullable IOException e) {
    return e instanceof CorruptIndexException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexFormatTooNewException
        || e instanceof EOFException
        || e instanceof ZipException
        || e instanceof NoSuchFileException
        || e instanceof FileNotFoundException;
  }

  private boolean compatible(int number, Schema schema) {
    return Manifest.read(folder.of(number))
        .map(m -> m.complete() && m.fingerprint().equals(schema.fingerprint()))
        .orElse(false);
  }

  private LuceneGeneration empty() {
    LuceneGeneration generation = create(schemas.with(Set.of()), 0);
    generation.complete();
    folder.makeLive(generation.number());
    return generation;
  }

  private LuceneGeneration create(Schema schema, int model) {
    int number = folder.next();
    return LuceneGeneration.create(number, folder.of(number), schema, clock.instant(), model);
  }

  /**
   * Whether the folder held nothing that could be served, so that all has to be built from the
   * store.
   */
  public boolean needsRebuild() {
    return needsRebuild;
  }

  /** A question that meets a generation being closed by a swap is asked again of the new one. */
  private <T> T ask(Function<Documents, T> question) {
    while (true) {
      LuceneGeneration asked = live;
      try {
        return question.apply(asked.documents());
      } catch (AlreadyClosedException e) {
        if (asked == live) {
          throw e;
        }
      }
    }
  }

  @Override
  public Page find(Question question) {
    return ask(documents -> documents.find(question));
  }

  @Override
  public Optional<String> product(String id) {
    return ask(documents -> documents.product(id));
  }

  @Override
  public Optional<ContentVector> vector(String id) {
    return ask(documents -> documents.vector(id));
  }

  @Override
  public ContentVector vector(Product product) {
    return ask(documents -> documents.vector(product));
  }

  @Override
  public long count() {
    return ask(Documents::count);
  }

  @Override
  public long version() {
    LuceneGeneration now = live;
    return ((long) now.number() << 40) + now.documents().version();
  }

  @Override
  public List<List<Name>> names(List<String> phrases, Instant now) {
    return ask(documents -> documents.names(phrases, now));
  }

  @Override
  public void titleWords(Instant now, WordVisitor visitor) {
    live.documents().titleWords(now, visitor);
  }

  @Override
  public boolean scheduled() {
    return ask(Documents::scheduled);
  }

  @Override
  public void strengths(PairKind kind, StrengthVisitor visitor) {
    live.documents().strengths(kind, visitor);
  }

  @Override
  public void apply(List<Change> changes, long applied) {
    live.documents().apply(changes, applied);
  }

  @Override
  public long applied() {
    return live.documents().applied();
  }

  @Override
  public void refresh() {
    live.documents().refresh();
  }

  @Override
  public void commit() {
    live.documents().commit();
  }

  @Override
  public synchronized Rebuild startRebuild(int model) {
    if (building != null) {
      throw new IllegalStateException("a rebuild is running already");
    }
    LuceneGeneration next = create(live.schema(), model);
    building = next;
    return new LuceneRebuild(next, schemas, this::swap, () -> discard(next));
  }

  /**
   * Starts a generation that cuts texts by another schema, but by the same mined words; one at a
   * time. Everything else of the schema must be as it was.
   *
   * @param after the schemas in force from when it is committed
   */
  public synchronized Revision startRevision(Schema other, Schema.Mined after) {
    if (building != null) {
      throw new IllegalStateException("a rebuild is running already");
    }
    int number = folder.next();
    LuceneGeneration next =
        LuceneGeneration.revise(number, folder.of(number), other, clock.instant(), live);
    building = next;
    return new LuceneRevision(
        next, live.schema(), revised -> swap(revised, after), () -> discard(next));
  }

  private synchronized void swap(LuceneGeneration next, Schema.Mined after) {
    swap(next);
    schemas = after;
  }

  private synchronized void swap(LuceneGeneration next) {
    next.complete();
    folder.makeLive(next.number());
    LuceneGeneration old = live;
    live = next;
    building = null;
    old.close();
    folder.numbers().stream()
        .filter(number -> number != next.number() && number != old.number())
        .forEach(folder::delete);
  }

  private synchronized void discard(LuceneGeneration next) {
    if (building == next) {
      building = null;
      next.close();
      folder.delete(next.number());
    }
  }

  @Override
  public Generation live() {
    return live.describe(Generation.State.LIVE);
  }

  @Override
  public synchronized List<Generation> generations() {
    List<Generation> all = new ArrayList<>();
    for (int number : folder.numbers()) {
      if (number == live.number()) {
        all.add(live());
      } else if (building != null && number == building.number()) {
        all.add(building.describe(Generation.State.BUILDING));
      } else if (compatible(number, live.schema())) {
        // Nothing is cut here, so that its own words are not needed.
        try (LuceneGeneration kept =
            LuceneGeneration.open(number, folder.of(number), live.schema())) {
          all.add(kept.describe(Generation.State.PREVIOUS));
        }
      } else {
        LuceneGeneration.incompatible(number, folder.of(number)).ifPresent(all::add);
      }
    }
    return all;
  }

  @Override
  public synchronized void activate(int number, Consumer<Documents> catchUp) {
    if (building != null) {
      throw new IllegalStateException("a rebuild is running");
    }
    if (number == live.number()) {
      return;
    }
    if (!folder.numbers().contains(number)) {
      throw new IllegalArgumentException("there is no generation " + number);
    }
    if (!compatible(number, live.schema())) {
      throw new IllegalArgumentException(
          "generation " + number + " was built with other analysis than is in force");
    }
    Set<String> words = LuceneGeneration.words(folder.of(number));
    Schema its =
        words.equals(live.schema().analysis().mined()) ? live.schema() : schemas.with(words);
    LuceneGeneration next = LuceneGeneration.open(number, folder.of(number), its);
    try {
      catchUp.accept(next.documents());
    } catch (RuntimeException e) {
      next.close();
      throw e;
    }
    swap(next);
  }

  @Override
  public synchronized void forget() {
    folder.numbers().stream()
        .filter(number -> number != live.number())
        .filter(number -> building == null || number != building.number())
        .forEach(folder::delete);
  }

  @Override
  public synchronized void close() {
    if (building != null) {
      discard(building);
    }
    live.close();
  }
}
