package io.zhiyin.catalog.store;

/**
 * What became of one write, durable when it is seen.
 *
 * @param sequence the change's number; 0 when nothing was changed
 */
public record WriteResult(String id, Outcome outcome, long sequence) {
  /**
   * In the words of HTTP: created 201, updated 200, deleted 200, not found 404, stale 409 (an older
   * version).
   */
  public enum Outcome {
    CREATED,
    UPDATED,
    DELETED,
    NOT_FOUND,
    STALE
  }
}
