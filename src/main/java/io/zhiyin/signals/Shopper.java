package io.zhiyin.signals;

/**
 * Who: signed in ({@code userId}), anonymous ({@code clientId}), both, or nobody (both empty; such
 * events count for popularity only).
 */
public record Shopper(String userId, String clientId) {
  public static final Shopper NOBODY = new Shopper("", "");

  public boolean known() {
    return !userId.isEmpty() || !clientId.isEmpty();
  }

  /** One name for the shopper in counters: the user where there is one, else the client. */
  public String key() {
    return userId.isEmpty() ? "c:" + clientId : "u:" + userId;
  }
}
