package io.zhiyin.index;

import java.time.Instant;

/**
 * One build of the index.
 *
 * @param number rising from 1
 * @param products documents in it
 * @param applied the catalogue's sequence number up to which it holds every change
 * @param fingerprint of the analysis and fields it was built with
 * @param learnedFrom products that its idf was frozen from
 * @param model number of the trained model that its documents carry; 0: none
 * @param compatible whether it was built with the configuration now in force
 */
public record Generation(
    int number,
    State state,
    Instant createdAt,
    long products,
    long applied,
    String fingerprint,
    long learnedFrom,
    int model,
    boolean compatible) {
  public enum State {
    LIVE,
    BUILDING,
    PREVIOUS
  }
}
