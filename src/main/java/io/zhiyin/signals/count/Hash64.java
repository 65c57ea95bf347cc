package io.zhiyin.signals.count;

/**
 * A 64-bit hash of texts: FNV-1a over their UTF-16 units, finished by MurmurHash3's {@code fmix64}.
 *
 * <p>Among a million names two share a hash with a chance of 3·10⁻⁸. Not for: keys that somebody
 * would gain by forging.
 */
public final class Hash64 {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash64() {}

  public static long of(String... texts) {
    long hash = OFFSET;
    for (String text : texts) {
      hash = then(hash, text);
    }
    return mix(hash);
  }

  /**
   * A hash of some texts that further ones may follow: {@link #mix} of it is {@link #of} them, and
   * {@code mix(then(open(a), b))} is {@code of(a, b)}.
   */
  public static long open(String text) {
    return then(OFFSET, text);
  }

  /** An open hash with one more text. */
  public static long then(long open, String text) {
    long hash = open;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return (hash ^ 0xffff_0001L) * PRIME;
  }

  public static long mix(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
