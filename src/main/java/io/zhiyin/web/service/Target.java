package io.zhiyin.web.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;

/** The target of a request, which those who write it by hand may leave unencoded. */
final class Target {
  /** What of ASCII no URI holds (RFC 3986), controls and space aside. */
  private static final String UNSAFE = "\"<>\\^`{|}";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Target() {}

  /**
   * Percent-encodes what a URI must not hold unencoded; what is encoded stays, a broken percent,
   * too.
   *
   * @param target as the HTTP layer reads it: a character for each byte
   */
  static String encoded(String target) {
    StringBuilder encoded = null;
    for (int i = 0; i < target.length(); i++) {
      char at = target.charAt(i);
      boolean safe = at > ' ' && at < 0x7f && UNSAFE.indexOf(at) < 0;
      if (!safe && encoded == null) {
        encoded = new StringBuilder(target.length() + 16).append(target, 0, i);
      }
      if (encoded != null) {
        if (safe) {
          encoded.append(at);
        } else {
          HEX.toHexDigits(encoded.append('%'), (byte) at);
        }
      }
    }
    return encoded == null ? target : encoded.toString();
  }

  static boolean isUri(String target) {
    try {
      var _ = new URI(target);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
