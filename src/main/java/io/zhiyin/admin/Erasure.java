package io.zhiyin.admin;

import io.zhiyin.admin.models.Models;
import io.zhiyin.admin.upkeep.IndexFeed;
import io.zhiyin.admin.upkeep.QueryKeeping;
import io.zhiyin.admin.upkeep.SignalsKeeping;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.live.Contribution;
import io.zhiyin.signals.live.LiveSignals;
import io.zhiyin.signals.privacy.Consents;
import io.zhiyin.signals.privacy.Receipt;
import io.zhiyin.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Erases a shopper: the history, and the exact part that it had in every counter and document.
 *
 * <p>The events go in one commit, and with it every saved counter is void; the counters are counted
 * anew from what is left, since subtracting could bring back neither evicted neighbours nor
 * distinct-shopper counts; then the documents of all products that the shopper touched, and of
 * their neighbours before and after, are written again. From the trained model every strength from
 * or to a product that the shopper touched is taken, from its file and from the documents, since
 * each may hold a part of what the shopper did; earlier models, and the generations that could be
 * rolled back to, are deleted. What the shopper searched for leaves the query log and its file. The
 * next training learns those strengths again, from what is left. When the receipt is given all of
 * it is on disk: whatever happens then, nothing brings the shopper back. Costs a count of the whole
 * log; questions and events go on meanwhile. One at a time.
 *
 * <p>An erasure that broke off after the events went is made up for by the next one, whoever's it
 * is, or by the next start: the counters are counted anew, the generations that could be rolled
 * back to and the queries that too few others asked go before anything is answered, and the live
 * documents are folded as far as they differ.
 *
 * <p>What the shopper did before retention let it go is no longer known to be the shopper's: it
 * stays in the sums, as others' does. All that came after is taken back exactly.
 */
public final class Erasure {
  private final SignalsKeeping signals;
  private final Serving serving;
  private final Consents consents;
  private final Clock clock;
  private final Supplier<String> ids;

  /**
   * What answers from what shoppers did.
   *
   * @param unfinished a file that is there from before the events go until nothing carries them any
   *     more
   */
  record Serving(
      IndexFeed feed, ProductIndex index, Models models, QueryKeeping queries, Path unfinished) {
    /** Answers whether one before was not finished. */
    boolean begin() {
      boolean before = Files.exists(unfinished);
      DurableFile.write(unfinished, "");
      return before;
    }

    void end() {
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What an erasure that was cut off left to do, where it is no longer known whose it was. */
    void makeUp() {
      if (Files.exists(unfinished)) {
        feed.exclusively(index::forget);
        queries.erase(Set.of(), Set.of());
        end();
      }
    }

    /** Takes a shopper out of the model and forgets generations that carry what was counted. */
    Set<String> withdraw(Set<String> touched, long erasures) {
      Set<String> documents = new HashSet<>();
      feed.exclusively(() -> {
        documents.addAll(models.withdraw(touched, erasures));
        index.forget();
      });
      return documents;
    }
  }

  Erasure(
      SignalsKeeping signals,
      Serving serving,
      Consents consents,
      Clock clock,
      Supplier<String> ids) {
    this.signals = signals;
    this.serving = serving;
    this.consents = consents;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Erases a user, with what the joined clients (and the client named) did while nobody was signed
   * in. For somebody unknown the receipt says nothing but zeros.
   */
  public synchronized Receipt erase(Shopper shopper) {
    boolean unfinished = serving.begin();
    LiveSignals live = signals.live();
    Contribution contribution = new Contribution(signals.settings());
    Set<String> names = new HashSet<>();
    Set<String> searched = new HashSet<>();
    int events =
        signals
            .log()
            .erase(
                shopper,
                entry -> {
                  contribution.add(entry);
                  names.add(entry.event().shopper().key());
                  searched.add(entry.event().searchTerm());
                })
            .join();
    names.add(new Shopper(shopper.userId(), "").key());
    if (!shopper.clientId().isEmpty()) {
      names.add(new Shopper("", shopper.clientId()).key());
    }
    serving.queries().erase(names, searched);
    Set<String> documents = new HashSet<>();
    addNeighbours(contribution.items(), documents);
    if (events > 0 || unfinished || live.erasures() != signals.log().erasures()) {
      live.recount();
      addNeighbours(contribution.items(), documents);
      documents.addAll(serving.withdraw(contribution.items(), signals.log().erasures()));
      serving.feed().refold(documents);
      signals.saveNow();
    }
    serving.end();
    consents.erased(shopper.userId());
    Receipt receipt =
        new Receipt(
            ids.get(), events, contribution.pairs(), contribution.items().size(), clock.instant());
    consents.keep(receipt);
    return receipt;
  }

  private void addNeighbours(Set<String> items, Set<String> to) {
    to.addAll(items);
    for (String item : items) {
      for (PairKind kind : PairKind.values()) {
        for (Neighbour neighbour : signals.live().neighbours(kind, item)) {
          to.add(neighbour.itemId());
        }
      }
    }
  }
}
