package io.zhiyin.signals;

import java.time.Instant;

/** One step of a shopper's history. */
public record Visit(String itemId, EventType type, Instant time, String sessionId) {}
