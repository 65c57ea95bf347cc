package io.zhiyin.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.ChangesContract;
import io.zhiyin.index.CollapseContract;
import io.zhiyin.index.CursorContract;
import io.zhiyin.index.FacetsContract;
import io.zhiyin.index.FiltersContract;
import io.zhiyin.index.Item;
import io.zhiyin.index.MarksContract;
import io.zhiyin.index.OffersContract;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.ProductIndexContract;
import io.zhiyin.index.RandomQuestionsContract;
import io.zhiyin.index.Rebuild;
import io.zhiyin.index.RelevanceContract;
import io.zhiyin.index.ValuesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded adapter keeps the contract of {@link ProductIndex}. */
final class LuceneIndexTest {
  @Nested
  final class Changes extends ChangesContract {
    Changes() {
      super(new Lucene());
    }
  }

  @Nested
  final class Values extends ValuesContract {
    Values() {
      super(new Lucene());
    }
  }

  @Nested
  final class Relevance extends RelevanceContract {
    Relevance() {
      super(new Lucene());
    }
  }

  @Nested
  final class Filters extends FiltersContract {
    Filters() {
      super(new Lucene());
    }
  }

  @Nested
  final class Offers extends OffersContract {
    Offers() {
      super(new Lucene());
    }
  }

  @Nested
  final class Collapsing extends CollapseContract {
    Collapsing() {
      super(new Lucene());
    }
  }

  @Nested
  final class Facets extends FacetsContract {
    Facets() {
      super(new Lucene());
    }
  }

  @Nested
  final class Cursors extends CursorContract {
    Cursors() {
      super(new Lucene());
    }
  }

  @Nested
  final class Marks extends MarksContract {
    Marks() {
      super(new Lucene());
    }
  }

  @Nested
  final class RandomQuestions extends RandomQuestionsContract {
    RandomQuestions() {
      super(new Lucene());
    }
  }

  /** What opening makes of a folder that a crash, a disk or a person has damaged. */
  @Nested
  final class Damage extends ProductIndexContract {
    private int folders;

    Damage() {
      super(new Lucene());
    }

    /** A live generation with one product, closed. */
    private Path made() {
      Path at = folder.resolve("damaged-" + ++folders);
      try (ProductIndex index = open(at, "first");
          Rebuild rebuild = index.startRebuild(0)) {
        show(rebuild.documents(), put(Item.of("a", "搪瓷杯")));
        rebuild.commit();
      }
      return at;
    }

    private void isBuiltAnew(Path at) {
      ProductIndex index = open(at, "first");
      assertTrue(adapter().needsRebuild(index));
      assertEquals(0, index.count());
      show(index, put(Item.of("b", "搪瓷盆")));
      assertEquals("b", find(index, words("搪瓷盆")).getFirst().id());
    }

    @Test
    void unharmedItIsServed() {
      ProductIndex index = open(made(), "first");
      assertFalse(adapter().needsRebuild(index));
      assertEquals(1, index.count());
    }

    @Test
    void aNameOfNothing() throws IOException {
      Path at = made();
      Files.writeString(at.resolve("live"), "");
      isBuiltAnew(at);
    }

    @Test
    void aNameOfAGenerationThatIsNotThere() throws IOException {
      Path at = made();
      Files.writeString(at.resolve("live"), "77\n");
      isBuiltAnew(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idf.gz", "manifest.properties", "lucene"})
    void aFileCutOffOrMissing(String name) throws IOException {
      for (boolean cut : new boolean[] {true, false}) {
        Path at = made();
        Path file = at.resolve("gen-000002").resolve(name);
        for (Path each : Files.isDirectory(file) ? segments(file) : List.of(file)) {
          if (cut) {
            Files.write(each, Arrays.copyOf(Files.readAllBytes(each), 3));
          } else {
            Files.delete(each);
          }
        }
        isBuiltAnew(at);
      }
    }

    /** The segments without the list of them, whose absence means an empty index. */
    private static List<Path> segments(Path lucene) throws IOException {
      try (Stream<Path> files = Files.list(lucene)) {
        return files.filter(file -> file.getFileName().toString().startsWith("_")).toList();
      }
    }
  }

  private static final class Lucene implements ProductIndexContract.Adapter {
    private static final Clock CLOCK =
        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Override
    public ProductIndex open(Path folder, String edition) {
      return LuceneIndex.open(folder, TestSchema.shipped(edition), CLOCK);
    }

    @Override
    public boolean needsRebuild(ProductIndex index) {
      return ((LuceneIndex) index).needsRebuild();
    }

    /** {@code FeatureField} keeps 9 significant bits, and weights are rounded to them. */
    @Override
    public double kept(double weight) {
      return Float.intBitsToFloat((Float.floatToIntBits((float) weight) + 0x4000) >>> 15 << 15);
    }
  }
}
