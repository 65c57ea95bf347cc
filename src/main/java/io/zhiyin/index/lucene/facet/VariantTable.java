package io.zhiyin.index.lucene.facet;

import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * Writes what each variant of a product offers into the product's document, for {@link VariantRows}
 * to read.
 *
 * <p>Products without variants, and those whose variants differ in nothing that is filtered from
 * each other and from the product, have no table. Attribute values are written as their places
 * among the document's own terms of {@link FacetField#ATTRIBUTES}, whose order a merge of segments
 * keeps: about a byte each. Attributes that are the same for all variants stand there once; a
 * product whose variants hold more than {@value #MOST} values beside these has no table either, and
 * each clause of a filter may then be fulfilled by another variant.
 */
public final class VariantTable {
  static final int PRICE = 1;
  static final int STOCK = 2;

  /** Values of one product: its table has at most some 300 KB. */
  private static final int MOST = 100_000;

  private VariantTable() {}

  /** Adds a product's table, where it needs one. */
  public static void write(Document document, Offerings offerings) {
    if (!offerings.differ()) {
      return;
    }
    List<Offering> rows = offerings.each();
    Map<String, Map<String, String>> shared = new HashMap<>(rows.getFirst().attributes());
    rows.forEach(row ->
        shared
            .entrySet()
            .removeIf(its -> !its.getValue().equals(row.attributes().get(its.getKey()))));
    List<Map<String, Map<String, String>>> own = new ArrayList<>();
    long values = 0;
    for (Offering row : rows) {
      Map<String, Map<String, String>> its = new HashMap<>(row.attributes());
      its.keySet().removeAll(shared.keySet());
      values += its.values().stream().mapToInt(Map::size).sum();
      own.add(its);
    }
    if (values <= MOST) {
      BytesRef table = bytes(rows, shared, own, offerings.places());
      document.add(new BinaryDocValuesField(Fields.VARIANTS, table));
    }
  }

  private static BytesRef bytes(
      List<Offering> rows,
      Map<String, Map<String, String>> shared,
      List<Map<String, Map<String, String>>> own,
      Map<String, Integer> places) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(rows.size());
      write(out, places(shared, places));
      for (int i = 0; i < rows.size(); i++) {
        Offering row = rows.get(i);
        out.writeByte(
            (byte) ((row.price().isPresent() ? PRICE : 0) | (row.stock().isPresent() ? STOCK : 0)));
        if (row.price().isPresent()) {
          out.writeLong(Double.doubleToLongBits(row.price().getAsDouble() + 0.0));
        }
        if (row.stock().isPresent()) {
          out.writeVLong(row.stock().getAsLong());
        }
        write(out, places(own.get(i), places));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  private static NavigableSet<Integer> places(
      Map<String, Map<String, String>> attributes, Map<String, Integer> places) {
    NavigableSet<Integer> its = new TreeSet<>();
    attributes.forEach((name, values) -> {
      for (String value : values.keySet()) {
        Integer place = places.get(FacetField.prefix(name) + value);
        if (place != null) {
          its.add(place);
        }
      }
    });
    return its;
  }

  /** How many, and each as its distance from the one before. */
  private static void write(DataOutput out, NavigableSet<Integer> ascending) throws IOException {
    out.writeVInt(ascending.size());
    int last = 0;
    for (int place : ascending) {
      out.writeVInt(place - last);
      last = place;
    }
  }
}
