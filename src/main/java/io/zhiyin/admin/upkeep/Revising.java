package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Model;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Revision;
import io.zhiyin.index.Revision.Rewritten;
import java.util.function.Supplier;

/** A revision of the live generation on its way, with the model that serves. */
public final class Revising implements AutoCloseable {
  private final Drafts drafts;
  private final Model model;
  private final long refolds;
  private final Revision revision;

  Revising(Drafts drafts, Model model, Supplier<Revision> start) {
    this.drafts = drafts;
    this.model = model;
    this.refolds = drafts.feed().refolds();
    this.revision = start.get();
  }

  /** Writes the documents anew whose terms change, with their signals as they are now. */
  public Rewritten rewrite(int samples, Progress progress) {
    progress.phase("analyse", drafts.index().count());
    return revision.rewrite(id -> drafts.feed().signals(id, model), samples, progress::advance);
  }

  /** Finds the documents as they should be where only queries are cut otherwise. */
  public Rewritten keep() {
    return revision.keep();
  }

  public Documents documents() {
    return revision.documents();
  }

  public int number() {
    return revision.number();
  }

  /** Takes over what was written since it began. */
  public void follow(Progress progress) {
    progress.phase("follow", 0);
    drafts.takeOver(documents(), model, progress);
  }

  /**
   * Takes over what was written since, and makes it the live generation.
   *
   * @param before runs just before the swap, while the feed stands still; what it throws keeps the
   *     live one
   * @param after runs just after it
   */
  public void swap(Progress progress, Runnable before, Runnable after) {
    progress.phase("follow", 0);
    drafts.swapIn(
        revision,
        model,
        refolds,
        progress,
        () -> {
          before.run();
          revision.commit();
          after.run();
        });
  }

  /** Whether it was swapped in. */
  public boolean isLive() {
    return drafts.index().live().number() == number();
  }

  /** Discards it unless it was swapped in. */
  @Override
  public void close() {
    revision.close();
  }
}
