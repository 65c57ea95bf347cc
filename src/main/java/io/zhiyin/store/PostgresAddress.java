package io.zhiyin.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a PostgreSQL database is and who asks it; shows no password.
 *
 * @param url for JDBC, without user and password
 * @param user empty to let the driver choose: the one who runs the process
 */
public record PostgresAddress(String url, String user, String password) {
  private static final String JDBC = "jdbc:";

  /**
   * Reads {@code postgresql://user:password@host:5432/name?sslmode=require}, also with {@code
   * postgres:} or {@code jdbc:postgresql:} in front; a user or password given beside it wins.
   *
   * @throws IllegalArgumentException saying the form, without showing the address, which may hold a
   *     password
   */
  public static PostgresAddress parse(
      String address, Optional<String> user, Optional<String> password) {
    String plain = address.strip();
    URI uri = uri(plain.startsWith(JDBC) ? plain.substring(JDBC.length()) : plain);
    String[] who = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new PostgresAddress(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        user.orElseGet(() -> decoded(who[0])),
        password.orElseGet(() -> who.length > 1 ? decoded(who[1]) : ""));
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      if (scheme && uri.getHost() != null && uri.getRawPath().length() > 1) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // said below, without the address
    }
    throw new IllegalArgumentException(
        "the database's address (ZHIYIN_DATABASE_URL) must be"
            + " postgresql://user:password@host:5432/name, special characters of the password"
            + " percent-encoded, or the password in ZHIYIN_DATABASE_PASSWORD");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return url.replaceAll("(?i)((?:password|sslpassword)=)[^&]*", "$1…");
  }
}
