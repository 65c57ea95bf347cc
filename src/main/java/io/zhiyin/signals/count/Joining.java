package io.zhiyin.signals.count;

/**
 * A client whose user becomes known: what it did before was the user's.
 *
 * @param client its name, as an {@link Hash64#open open hash}
 * @param user likewise
 * @param sessionId the one in which it happens; may be empty
 */
public record Joining(long client, long user, String sessionId) {
  /** The hash that the client is counted by. */
  public long from() {
    return Hash64.mix(client);
  }

  /** The hash that the user is counted by. */
  public long to() {
    return Hash64.mix(user);
  }

  /** The hash of one of the client's sessions. */
  public long from(String session) {
    return Hash64.mix(Hash64.then(client, session));
  }

  /** The hash of one of the user's sessions. */
  public long to(String session) {
    return Hash64.mix(Hash64.then(user, session));
  }
}
