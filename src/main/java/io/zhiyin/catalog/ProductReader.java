package io.zhiyin.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.json.Findings;
import io.zhiyin.catalog.json.JsonFields;
import io.zhiyin.catalog.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads products from JSON: any input gives a {@link Product} or an {@link InvalidInput} that names
 * all its problems (the first 100), and nothing else.
 *
 * <table>
 *   <caption>Rules. Missing, null and blank are the same: absent. Texts are read without surrounding white space.</caption>
 *   <tr><th>field<th>rule
 *   <tr><td>the whole<td>one JSON object in UTF-8, at most 1,048,576 bytes, 20 levels deep, no field twice
 *   <tr><td>id<td>required; text of 1 to 128 characters, no control characters, no {@code /}, not {@code .} or
 *       {@code ..}; a whole number is taken as its text
 *   <tr><td>title<td>required; text of 1 to 500 characters
 *   <tr><td>description<td>text of at most 20,000 characters
 *   <tr><td>brand<td>text of at most 100 characters, no control characters
 *   <tr><td>category<td>at most 10 names from the root down, each of 1 to 100 characters, no control characters;
 *       {@code /} in one is kept as {@code ／}; one text is split at {@code /} and {@code >}
 *   <tr><td>price, list_price<td>number from 0 to 1,000,000,000,000
 *   <tr><td>stock, sales<td>whole number from 0 to 1,000,000,000,000
 *   <tr><td>currency<td>three letters, read as upper case
 *   <tr><td>shop_id<td>text of at most 128 characters, no control characters
 *   <tr><td>tags<td>at most 100 texts of at most 100 characters, no control characters
 *   <tr><td>image_url<td>text of at most 2,000 characters without white space; a scheme, if any, is http or https
 *   <tr><td>created_at, available_from, available_until<td>ISO 8601 with an offset, a date (midnight UTC), or seconds
 *       since 1970; years 1 to 9999; until after from
 *   <tr><td>attributes<td>at most 200 names of 1 to 100 characters, no control characters; each a value or at most 100
 *       values; a value is text of at most 500 characters, a number (read as its shortest decimal text), true or false
 *   <tr><td>variants<td>at most 1,000 objects with the rules of the product for id (not required, unique where given),
 *       title (not required), price, list_price, currency, stock, sales, image_url, attributes
 *   <tr><td>version<td>whole number from 0 to 9,223,372,036,854,775,807
 *   <tr><td>any other<td>kept in {@code source}
 * </table>
 *
 * <p>{@code source} is the object as compact JSON: {@code id} first and as text, {@code category}
 * as an array, known fields that are absent left out, everything else as it came.
 */
public final class ProductReader {
  private static final int MAX_PROBLEMS = 100;

  private ProductReader() {}

  /** Whether a text can be a product's id. */
  public static boolean isId(String text) {
    return ProductFields.isId(text);
  }

  /**
   * Reads a product from UTF-8.
   *
   * @throws InvalidInput when it breaks a rule
   */
  public static Product read(byte[] json) {
    Problems problems = new Problems();
    return read(JsonText.decode(json, problems), Optional.empty(), problems);
  }

  /** The same from text. */
  public static Product read(String json) {
    return read(Optional.of(json), Optional.empty(), new Problems());
  }

  /**
   * The same for a product whose id is known from elsewhere: its own may be absent, but not another
   * one.
   */
  public static Product read(String id, byte[] json) {
    Problems problems = new Problems();
    return read(JsonText.decode(json, problems), Optional.of(id), problems);
  }

  private static Product read(Optional<String> json, Optional<String> id, Problems problems) {
    return problems.valid(
        json.flatMap(text -> JsonText.object(text, problems))
            .flatMap(object -> ProductFields.product(object, id, problems)));
  }

  /**
   * The product that a JSON merge patch (RFC 7396) makes of {@code product}.
   *
   * @throws InvalidInput when the patch or what it makes breaks a rule, or the id would change
   */
  public static Product merge(Product product, byte[] patch) {
    Problems problems = new Problems();
    return problems.valid(
        JsonText.decode(patch, problems)
            .flatMap(text -> JsonText.object(text, problems))
            .flatMap(changes -> merge(product, changes, problems)));
  }

  private static Optional<Product> merge(Product product, ObjectNode changes, Problems problems) {
    ObjectNode merged = JsonText.written(product.source());
    JsonText.merge(merged, changes);
    return ProductFields.product(merged, Optional.of(product.id()), problems);
  }

  /**
   * Reads a product's {@code source} again, without a word about rules that became stricter since
   * it was stored.
   */
  public static Product trusted(String source) {
    return ProductFields.product(JsonFields.of(JsonText.written(source), new Problems()), source);
  }

  /** The {@code version} that a product's {@code source} holds. */
  public static OptionalLong version(String source) {
    return source.contains("\"version\"")
        ? ProductFields.version(JsonFields.of(JsonText.written(source), new Problems()))
        : OptionalLong.empty();
  }

  private static final class Problems implements Findings {
    private final List<Problem> found = new ArrayList<>();

    @Override
    public void add(String field, String rule, String value) {
      if (!full()) {
        found.add(new Problem(field, rule, value));
      }
    }

    @Override
    public boolean full() {
      return found.size() >= MAX_PROBLEMS;
    }

    /** The value, when nothing is wrong with the input. */
    <T> T valid(Optional<T> value) {
      if (!found.isEmpty()) {
        throw new InvalidInput(found);
      }
      return value.orElseThrow();
    }
  }
}
