package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Ascending product ids as the last resort of an order.
 *
 * <p>Lucene's own comparator of texts reads the id of every hit that enters the page, and looks the
 * page's last one up in each segment, for the case that ids decide. They hardly ever do where
 * scores come first: here an id is read when two hits tie or the page is done.
 */
final class IdOrder extends FieldComparatorSource {
  @Override
  public FieldComparator<BytesRef> newComparator(
      String field, int hits, Pruning pruning, boolean reversed) {
    return new Comparator(hits);
  }

  /** A segment's ids, and where in them the values stand that hits are compared with. */
  private static final class Segment {
    private final SortedDocValues ids;
    private Place bottom = Place.UNKNOWN;
    private Place top = Place.UNKNOWN;

    Segment(SortedDocValues ids) {
      this.ids = ids;
    }

    int ordinal(int doc) throws IOException {
      if (!ids.advanceExact(doc)) {
        throw new IllegalStateException("document " + doc + " has no id");
      }
      return ids.ordValue();
    }

    BytesRef id(int ordinal) throws IOException {
      return BytesRef.deepCopyOf(ids.lookupOrd(ordinal));
    }

    Place place(BytesRef id) throws IOException {
      int found = ids.lookupTerm(id);
      return found >= 0 ? new Place(found, true) : new Place(-found - 1, false);
    }
  }

  /**
   * Where an id stands among a segment's.
   *
   * @param ordinal its own, or the first greater one's
   */
  private record Place(int ordinal, boolean own) {
    private static final Place UNKNOWN = new Place(-1, false);

    /** Below 0 when the id is smaller than that of {@code other}. */
    int compare(int other) {
      return own || other < ordinal ? Integer.compare(ordinal, other) : -1;
    }
  }

  private static final class Comparator extends FieldComparator<BytesRef>
      implements LeafFieldComparator {
    private final List<Segment> segments = new ArrayList<>();
    private final int[] segmentOf;
    private final int[] ordinals;
    private final @Nullable BytesRef[] read;
    private int bottom = -1;
    private @Nullable BytesRef top;

    Comparator(int hits) {
      this.segmentOf = new int[hits];
      this.ordinals = new int[hits];
      this.read = new BytesRef[hits];
    }

    @Override
    public LeafFieldComparator getLeafComparator(LeafReaderContext leaf) throws IOException {
      segments.add(new Segment(DocValues.getSorted(leaf.reader(), Fields.ID)));
      return this;
    }

    private Segment current() {
      return segments.getLast();
    }

    @Override
    public void copy(int slot, int doc) throws IOException {
      segmentOf[slot] = segments.size() - 1;
      ordinals[slot] = current().ordinal(doc);
      read[slot] = null;
    }

    @Override
    public int compare(int slot1, int slot2) {
      return segmentOf[slot1] == segmentOf[slot2]
          ? Integer.compare(ordinals[slot1], ordinals[slot2])
          : value(slot1).compareTo(value(slot2));
    }

    @Override
    public void setBottom(int slot) {
      bottom = slot;
      current().bottom = Place.UNKNOWN;
    }

    @Override
    public int compareBottom(int doc) throws IOException {
      Segment segment = current();
      if (segment.bottom.equals(Place.UNKNOWN)) {
        segment.bottom =
            segmentOf[bottom] == segments.size() - 1
                ? new Place(ordinals[bottom], true)
                : segment.place(value(bottom));
      }
      return segment.bottom.compare(segment.ordinal(doc));
    }

    @Override
    public void setTopValue(BytesRef value) {
      top = value;
    }

    @Override
    public int compareTop(int doc) throws IOException {
      Segment segment = current();
      if (segment.top.equals(Place.UNKNOWN) && top != null) {
        segment.top = segment.place(top);
      }
      return segment.top.compare(segment.ordinal(doc));
    }

    @Override
    public BytesRef value(int slot) {
      BytesRef id = read[slot];
      if (id == null) {
        try {
          id = segments.get(segmentOf[slot]).id(ordinals[slot]);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        read[slot] = id;
      }
      return id;
    }

    @Override
    public void setScorer(Scorable scorer) {
      // Ids have no scores.
    }
  }
}
