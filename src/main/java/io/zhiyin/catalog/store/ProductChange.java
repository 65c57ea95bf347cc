package io.zhiyin.catalog.store;

import io.zhiyin.catalog.Product;
import java.util.Optional;

/**
 * One entry of the catalogue's change feed: the newest state of one product, and where it stands in
 * the order of all changes.
 *
 * @param sequence > 0, unique, rising in commit order; a product changed again moves to its newest
 *     number
 * @param id the product's id
 * @param product absent when the product was deleted
 */
public record ProductChange(long sequence, String id, Optional<Product> product) {}
