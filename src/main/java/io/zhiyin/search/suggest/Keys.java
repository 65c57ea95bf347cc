package io.zhiyin.search.suggest;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * Texts found by prefix from any of their pieces: a suffix array over all of them that begins at
 * pieces only. A key costs 8 bytes beside its letters; a look-up is a binary search. Immutable.
 */
final class Keys {
  private static final char END = '\0';

  /** Told each key that begins with a prefix. */
  @FunctionalInterface
  interface Visitor {
    void visit(int entry, int piece);
  }

  /** Collects keys; thrown away when built. */
  static final class Builder {
    /** Pieces of one text that keys begin at; the rest is found through them. */
    static final int STARTS = 16;

    private final StringBuilder letters = new StringBuilder();
    private final IntArrayList at = new IntArrayList();
    private final IntArrayList owner = new IntArrayList();

    /** To be called for each text, before its pieces. */
    void begin() {
      letters.append(END);
    }

    void piece(int entry, int piece, String written) {
      if (piece < STARTS) {
        at.add(letters.length());
        owner.add(entry * STARTS + piece);
      }
      letters.append(written);
    }

    Keys build() {
      letters.append(END);
      return new Keys(letters.toString().toCharArray(), at.toIntArray(), owner.toIntArray());
    }
  }

  private final char[] letters;
  private final int[] at;
  private final int[] owner;

  private Keys(char[] letters, int[] at, int[] owner) {
    this.letters = letters;
    int[] order = new int[at.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    IntArrays.quickSort(order, (a, b) -> compare(at[a], at[b]));
    this.at = new int[order.length];
    this.owner = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      this.at[i] = at[order[i]];
      this.owner[i] = owner[order[i]];
    }
  }

  private int compare(int a, int b) {
    int i = 0;
    while (letters[a + i] == letters[b + i] && letters[a + i] != END) {
      i++;
    }
    return Character.compare(letters[a + i], letters[b + i]);
  }

  void find(String prefix, Visitor visitor) {
    int low = 0;
    int high = at.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(at[middle], prefix) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < at.length && compare(at[low], prefix) == 0) {
      visitor.visit(owner[low] / Builder.STARTS, owner[low] % Builder.STARTS);
      low++;
    }
  }

  /** 0 when the key begins with the prefix. */
  private int compare(int key, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      int difference = Character.compare(letters[key + i], prefix.charAt(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
