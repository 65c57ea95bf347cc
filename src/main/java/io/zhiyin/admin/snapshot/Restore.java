package io.zhiyin.admin.snapshot;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.admin.upkeep.SignalsKeeping;
import io.zhiyin.signals.privacy.Consents;
import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings the running shop back to a snapshot: store, counters and index; questions go on meanwhile.
 *
 * <p>The store changes in one commit. Then the counters are counted anew and the index is rebuilt
 * beside the live one; until the swap it follows the store as always. A process that dies in
 * between does the rest when it starts. A snapshot of an earlier version is brought up to date
 * first, in a copy. Shoppers erased since the snapshot come back with it: they have to be erased
 * again.
 */
public final class Restore {
  private final Database database;
  private final Snapshots snapshots;
  private final SignalsKeeping signals;
  private final Consents consents;
  private final Reindex reindex;

  /** Of one engine's parts. */
  public Restore(
      Database database,
      Snapshots snapshots,
      SignalsKeeping signals,
      Consents consents,
      Reindex reindex) {
    this.database = database;
    this.snapshots = snapshots;
    this.signals = signals;
    this.consents = consents;
    this.reindex = reindex;
  }

  /**
   * Runs to the swap.
   *
   * @throws IllegalStateException when a generation is held
   */
  public synchronized void run(String id, Progress progress) {
    reindex.holding().refuse();
    progress.phase("store", 0);
    try {
      Path work = Files.createTempDirectory(snapshots.file(id).getParent(), "restore");
      try {
        Path copy = work.resolve(Snapshots.STORE);
        Files.copy(snapshots.file(id), copy);
        try (Database from = SqliteDatabase.open(copy)) {
          Restoring.restore(database, from);
        }
      } finally {
        Snapshots.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.phase("signals", 0);
    consents.load();
    signals.live().recount();
    signals.saveNow();
    reindex.run(progress);
  }
}
