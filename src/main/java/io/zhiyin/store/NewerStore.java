package io.zhiyin.store;

/** The store was written by a later version of Zhiyin, whose tables this one does not know. */
public final class NewerStore extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NewerStore(String its, int known) {
    super(
        "the store was written by a newer version of Zhiyin: its tables are at version "
            + its
            + ", this one knows them up to "
            + known
            + "; start that version, or go back to a snapshot or copy made before it ran");
  }
}
