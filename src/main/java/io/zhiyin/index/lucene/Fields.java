package io.zhiyin.index.lucene;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.UnicodeUtil;

/** Names of the index's fields, and the texts behind the product fields that are searched. */
final class Fields {
  /** Keyword, sorted doc values. */
  static final String ID = "id";

  static final String BRAND = "brand";

  /** One term for each prefix of the path, in written form. */
  static final String CATEGORY = "category";

  /** {@link CatalogueNames}: what brands, categories and attribute values are called. */
  static final String NAMES = "names";

  /** Words of the title that name what the product is made for. */
  static final String FITS = "fits";

  static final String SHOP = "shop_id";
  static final String TAGS = "tags";
  static final String CURRENCY = "currency";

  /** {@link #attribute}, levelled. */
  static final String ATTRIBUTES = "attributes";

  /** Two-dimensional points: {@link #key} of the levelled name, number. */
  static final String NUMBERS = "attribute_numbers";

  static final String PRICE = "price";
  static final String LIST_PRICE = "list_price";
  static final String STOCK = "stock";
  static final String SALES = "sales";
  static final String CREATED_AT = "created_at";
  static final String AVAILABLE_FROM = "available_from";
  static final String AVAILABLE_UNTIL = "available_until";

  /**
   * Holds {@value #OUT} for products that cannot be delivered: the rarer side, so the filter is
   * cheap.
   */
  static final String STOCK_STATE = "stock_state";

  static final String OUT = "out";

  /** Feature field of the content vector. */
  static final String CONTENT = "content";

  /** Feature field of what a trained model says: a product that a shopper had → strength. */
  static final String LEARNED = "learned";

  /** Feature field of {@link #POPULARITY}. */
  static final String SIGNAL = "signal";

  static final String POPULARITY = "popularity";

  /** Stored: the product's JSON. */
  static final String SOURCE = "source";

  /** Binary doc values: {@link VectorBytes}. */
  static final String VECTOR = "vector";

  /** Binary doc values: {@link StoredTokens}. */
  static final String TOKENS = "tokens";

  private static final List<String> SEARCHED =
      List.of("title", "description", "brand", "category", "tags", "attributes");

  private Fields() {}

  /**
   * Whether Lucene takes a text as one term. Levelling can write one character as eighteen, so a
   * text within a product's limits may be too long; it is kept and shown, but not found by filters.
   */
  static boolean fits(String term) {
    return UnicodeUtil.calcUTF16toUTF8Length(term, 0, term.length()) <= IndexWriter.MAX_TERM_LENGTH;
  }

  /** One term of an attribute and its value; a name holds no control character. */
  static String attribute(String name, String value) {
    return name + '\u001f' + value;
  }

  /**
   * A name as a number that a double holds exactly: 53 bits of FNV-1a (Fowler, Noll, Vo), mixed as
   * MurmurHash3 (Appleby) ends. Among 10,000 names two share one with a chance below 10^-8.
   */
  static double key(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return (double) (hash >>> 11);
  }

  /** The texts of a product field, in a fixed order; a searched field must be one of these. */
  static List<String> texts(Product product, String field) {
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
  static boolean sameTexts(Product a, Product b) {
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
