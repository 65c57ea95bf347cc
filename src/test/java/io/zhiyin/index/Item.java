package io.zhiyin.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;

/** A product as a test writes it down: the contract's fields, read by the same rules as any. */
public final class Item {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode fields = JSON.createObjectNode();

  private Item(String id, String title) {
    fields.put("id", id).put("title", title);
  }

  public static Item of(String id, String title) {
    return new Item(id, title);
  }

  /** Sets a field to a text, number or list. */
  public Item with(String field, Object value) {
    fields.set(field, JSON.valueToTree(value));
    return this;
  }

  /** Sets an attribute to a text, number or list. */
  public Item attribute(String name, Object value) {
    fields.withObjectProperty("attributes").set(name, JSON.valueToTree(value));
    return this;
  }

  /** Adds a variant. */
  public Item variant(Item variant) {
    fields.withArrayProperty("variants").add(variant.fields);
    return this;
  }

  public Product product() {
    return ProductReader.read(fields.toString());
  }
}
