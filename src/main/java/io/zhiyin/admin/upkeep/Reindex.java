package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Model;
import io.zhiyin.admin.models.Models;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.Draft;
import io.zhiyin.index.Generation;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Rebuild;
import io.zhiyin.index.Revision;
import io.zhiyin.signals.log.EventLog;
import java.util.function.Supplier;

/**
 * Builds the index again beside the live one and swaps, while questions and writes go on.
 *
 * <p>The new generation follows the same change feed as the live one, from the first change on, so
 * live writes reach both and the newest wins. The last stretch is applied and checked by the {@link
 * QualityGate} while the feed stands still for a moment; then the generation is swapped in. A
 * product's signals are those of the moment at which it was applied; what drifted since comes from
 * the overlay until it is folded in. Whatever goes wrong before the swap discards the generation.
 */
public final class Reindex {
  private final ProductStore store;
  private final ProductIndex index;
  private final IndexFeed feed;
  private final Models models;
  private final EventLog events;
  private final Drafts drafts;

  public Reindex(Drafts drafts, Models models, EventLog events) {
    this.drafts = drafts;
    this.store = drafts.store();
    this.index = drafts.index();
    this.feed = drafts.feed();
    this.models = models;
    this.events = events;
  }

  /** The generation that waits for a decision. */
  public Holding holding() {
    return drafts.holding();
  }

  /**
   * Whether idf was learned from so small a catalogue that the content vectors deserve to be made
   * again.
   */
  public boolean advised() {
    long learnedFrom = index.live().learnedFrom();
    long now = Math.min(store.count(), IdfSample.MOST);
    return now >= 2 * learnedFrom && now > learnedFrom;
  }

  /**
   * Runs to the swap; the model that serves goes on serving, unless the log was changed under it.
   *
   * @throws QualityGate.Refused when the new generation is worse than the live one
   */
  public void run(Progress progress) {
    run(serving(), progress);
  }

  /** Runs to the swap, after which a model serves. */
  public void run(Model model, Progress progress) {
    alone(() -> build(model, progress, (_, _) -> {}), progress);
  }

  /** Like {@link #run(Progress)}, but waits for the release before it swaps: {@link #holding}. */
  public void runHeld(Progress progress) {
    held(this::serving, progress);
  }

  /** Like {@link #run(Model, Progress)}, but waits for the release before it swaps. */
  public void runHeld(Model model, Progress progress) {
    held(() -> model, progress);
  }

  private void held(Supplier<Model> served, Progress progress) {
    alone(
        () -> {
          feed.noteFolds(true);
          try {
            Model model = served.get();
            return build(
                model, progress, (draft, refolds) -> drafts.hold(draft, model, refolds, progress));
          } finally {
            feed.noteFolds(false);
          }
        },
        progress);
  }

  private Model serving() {
    Model serving = models.serving();
    return knowsOfAllErasures(serving) ? serving : Model.NONE;
  }

  private boolean knowsOfAllErasures(Model model) {
    return model.number() == 0 || model.manifest().privacy().erasures() == events.erasures();
  }

  /** What is done with a draft that is built, before it is swapped in. */
  private interface Before {
    void swap(Draft draft, long refolds);
  }

  private Model build(Model model, Progress progress, Before before) {
    long refolds = feed.refolds();
    try (Rebuild rebuild = index.startRebuild(model.number())) {
      new IdfSample(store).learn(rebuild, progress);
      progress.phase("index", store.count());
      before.swap(rebuild, refolds);
      drafts.swapIn(
          rebuild,
          model,
          refolds,
          progress,
          () -> {
            if (!knowsOfAllErasures(model)) {
              throw Drafts.erased();
            }
            rebuild.commit();
            models.serve(model);
          });
      return model;
    }
  }

  /** Works on a generation beside the live one; one such work at a time, others wait. */
  public <T> T alone(Supplier<T> work, Progress progress) {
    return drafts.alone(work, progress);
  }

  /** Begins a revision of the live generation, to be called within {@link #alone}. */
  public Revising revise(Supplier<Revision> start) {
    return new Revising(drafts, models.serving(), start);
  }

  /**
   * Makes a kept generation the live one again, with the model that it carries, brought up to date
   * first.
   *
   * @throws IllegalArgumentException when it or its model is not kept
   */
  public void activate(int number) {
    int its =
        index.generations().stream()
            .filter(g -> g.number() == number)
            .mapToInt(Generation::model)
            .findFirst()
            .orElse(0);
    feed.swapping(() -> {
      Model model =
          models
              .open(its)
              .filter(this::knowsOfAllErasures)
              .orElseThrow(() -> new IllegalArgumentException("model " + its + " is not kept"));
      index.activate(
          number,
          documents -> {
            feed.catchUp(documents, model);
            documents.refresh();
          });
      if (index.live().number() == number) {
        models.serve(model);
      }
    });
  }

  /** Lets a kept model serve: by a kept generation that carries it, else by building one. */
  public void serve(int number, Progress progress) {
    for (Generation kept : index.generations()) {
      if (kept.state() == Generation.State.PREVIOUS
          && kept.compatible()
          && kept.model() == number) {
        activate(kept.number());
        return;
      }
    }
    Model model =
        models
            .open(number)
            .orElseThrow(() -> new IllegalArgumentException("model " + number + " is not kept"));
    run(model, progress);
  }

  /**
   * Activates the generation before the live one.
   *
   * @return its number
   * @throws IllegalArgumentException when none is kept
   */
  public int rollback() {
    int previous =
        index.generations().stream()
            .filter(g -> g.state() == Generation.State.PREVIOUS)
            .mapToInt(Generation::number)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no earlier generation is kept"));
    activate(previous);
    return previous;
  }
}
