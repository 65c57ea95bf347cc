package io.zhiyin.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * Who has shown the key in a browser: tokens that stand for it in a cookie, for twelve hours after
 * their last use and at most until the process ends. At most {@value #MOST} at a time, the least
 * used goes first. Thread-safe.
 */
@ApplicationScoped
class ConsoleSessions {
  static final String COOKIE = "zhiyin_console";
  static final Duration LASTS = Duration.ofHours(12);
  private static final int MOST = 1_000;
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Boolean> tokens =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(LASTS).build();

  /** A new token of 256 random bits. */
  String open() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    tokens.put(token, true);
    return token;
  }

  boolean holds(String token) {
    return tokens.getIfPresent(token) != null;
  }

  void close(String token) {
    tokens.invalidate(token);
  }
}
