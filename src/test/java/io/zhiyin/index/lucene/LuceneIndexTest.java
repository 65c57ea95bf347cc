package io.zhiyin.index.lucene;

import io.zhiyin.index.ChangesContract;
import io.zhiyin.index.FacetsContract;
import io.zhiyin.index.CursorContract;
import io.zhiyin.index.MarksContract;
import io.zhiyin.index.FiltersContract;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.ProductIndexContract;
import io.zhiyin.index.ValuesContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;

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
  final class Filters extends FiltersContract {
    Filters() {
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

    /** {@code FeatureField} keeps 9 significant bits: a float without its lowest 15. */
    @Override
    public double kept(double weight) {
      return Float.intBitsToFloat(Float.floatToIntBits((float) weight) >>> 15 << 15);
    }
  }
}
