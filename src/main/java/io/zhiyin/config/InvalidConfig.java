package io.zhiyin.config;

import java.util.List;

/** {@code index-config/} breaks rules; the message names every one, a line each. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidConfig(List<String> problems) {
    super(String.join("\n", problems));
  }
}
