package io.zhiyin.index.lucene.schema;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.lucene.content.VectorBytes;
import io.zhiyin.index.lucene.document.CatalogueNames;
import io.zhiyin.index.lucene.document.Likeness;
import io.zhiyin.index.lucene.document.Popularity;
import io.zhiyin.index.lucene.document.StoredTokens;
import io.zhiyin.index.lucene.facet.VariantTable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.UnicodeUtil;

/** Names of the index's fields, and the texts behind the product fields that are searched. */
public final class Fields {
  /** Keyword, sorted doc values. */
  public static final String ID = "id";

  /** Ids of the product and its variants, levelled. */
  public static final String CODES = "codes";

  public static final String BRAND = "brand";

  /** One term for each prefix of the path, in written form. */
  public static final String CATEGORY = "category";

  /** {@link CatalogueNames}: what brands, categories and attribute values are called. */
  public static final String NAMES = "names";

  /** Words of the title that name what the product is made for. */
  public static final String FITS = "fits";

  public static final String SHOP = "shop_id";
  public static final String TAGS = "tags";
  public static final String CURRENCY = "currency";

  /** {@link #attribute}, levelled. */
  public static final String ATTRIBUTES = "attributes";

  /** Two-dimensional points: {@link #key} of the levelled name, number. */
  public static final String NUMBERS = "attribute_numbers";

  public static final String PRICE = "price";
  public static final String LIST_PRICE = "list_price";
  public static final String STOCK = "stock";
  public static final String SALES = "sales";
  public static final String CREATED_AT = "created_at";
  public static final String AVAILABLE_FROM = "available_from";
  public static final String AVAILABLE_UNTIL = "available_until";

  /**
   * Holds {@value #OUT} for products that cannot be delivered, {@value #GAP} for those of which
   * some variant cannot: the rarer sides, so the filters are cheap.
   */
  public static final String STOCK_STATE = "stock_state";

  public static final String OUT = "out";
  public static final String GAP = "gap";

  /** Binary doc values: {@link VariantTable}. */
  public static final String VARIANTS = "variants";

  /** Feature field of the content vector. */
  public static final String CONTENT = "content";

  /** Feature field of what a trained model says: a product that a shopper had → strength. */
  public static final String LEARNED = "learned";

  /** Feature field of {@link #POPULARITY}. */
  public static final String SIGNAL = "signal";

  /** A term of {@link #SIGNAL}, and numeric doc values: {@link Popularity}. */
  public static final String POPULARITY = "popularity";

  /** Binary doc values: the product's JSON in UTF-8. */
  public static final String SOURCE = "source";

  /** Numeric doc values: {@link Likeness}. */
  public static final String LIKENESS = "likeness";

  /** Binary doc values: {@link VectorBytes}. */
  public static final String VECTOR = "vector";

  /** Binary doc values: {@link StoredTokens}. */
  public static final String TOKENS = "tokens";

  private static final List<String> SEARCHED =
      List.of("title", "description", "brand", "category", "tags", "attributes");

  private Fields() {}

  /**
   * Whether Lucene takes a text as one term. Levelling can write one character as eighteen, so a
   * text within a product's limits may be too long; it is kept and shown, but not found by filters.
   */
  public static boolean fits(String term) {
    return UnicodeUtil.calcUTF16toUTF8Length(term, 0, term.length()) <= IndexWriter.MAX_TERM_LENGTH;
  }

  /** One term of an attribute and its value; a name holds no control character. */
  public static String attribute(String name, String value) {
    return name + '\u001f' + value;
  }

  /**
   * A name as a number that a double holds exactly: 53 bits of {@link #hash}. Among 10,000 names
   * two share one with a chance below 10^-8.
   */
  public static double key(String name) {
    return (double) (hash(name) >>> 11);
  }

  /** FNV-1a (Fowler, Noll, Vo), mixed as MurmurHash3 (Appleby) ends. */
  public static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return hash ^ hash >>> 33;
  }

  /** The texts of a product field, in a fixed order; a searched field must be one of these. */
  public static List<String> texts(Product product, String field) {
    return switch (field) {
      case "title" -> titles(product);
      case "description" -> list(product.description());
      case "brand" -> list(product.brand());
      case "category" -> product.category().names();
      case "tags" -> product.tags();
      case "attributes" ->
          Stream.concat(
                  sorted(product.attributes()),
                  product.variants().stream().flatMap(v -> sorted(v.attributes())))
              .distinct()
              .toList();
      default ->
          throw new IllegalArgumentException(
              "a searched field must be one of title, description, brand, category, tags,"
                  + " attributes, got "
                  + field);
    };
  }

  /** Whether two products have the same searched texts, and so the same terms. */
  public static boolean sameTexts(Product a, Product b) {
    return SEARCHED.stream().allMatch(field -> texts(a, field).equals(texts(b, field)));
  }

  private static List<String> titles(Product product) {
    return Stream.concat(
            Stream.of(product.title()),
            product.variants().stream().map(Variant::title).filter(t -> !t.isEmpty()))
        .distinct()
        .toList();
  }

  private static Stream<String> sorted(java.util.Map<String, List<String>> attributes) {
    return attributes.entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .flatMap(e -> e.getValue().stream());
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }
}
