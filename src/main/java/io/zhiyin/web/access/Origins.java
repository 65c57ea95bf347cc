package io.zhiyin.web.access;

import io.quarkus.runtime.Startup;
import io.zhiyin.web.service.ServiceConfig;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The web pages that are known: configured origins, as browsers write them ({@code
 * https://shop.example}, {@code http://localhost:3000}). One that no browser writes so stops the
 * start, since it would never be met.
 */
@Singleton
@Startup
final class Origins {
  private static final Pattern WRITTEN = Pattern.compile("https?://[^/\\s@?#]*[^/\\s@?#:]");

  private final Set<String> known;

  Origins(ServiceConfig config) {
    this.known =
        config.origins().orElse(Set.of()).stream()
            .map(Origins::read)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String read(String origin) {
    String read = origin.strip().toLowerCase(java.util.Locale.ROOT).replaceFirst("/$", "");
    if (!WRITTEN.matcher(read).matches()) {
      throw new IllegalStateException(
          "ZHIYIN_ORIGINS must hold origins such as https://shop.example, got " + origin);
    }
    return read;
  }

  boolean knows(@Nullable String origin) {
    return origin != null && known.contains(origin);
  }
}
