package io.zhiyin.signals.privacy;

import java.time.Instant;

/**
 * What an erasure took away.
 *
 * @param events of the shopper and of the joined clients
 * @param pairs of products that the shopper had a part in, of all kinds
 * @param items products that the shopper did something with
 */
public record Receipt(String receiptId, long events, long pairs, long items, Instant completedAt) {}
