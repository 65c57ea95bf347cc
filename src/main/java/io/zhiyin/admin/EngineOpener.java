package io.zhiyin.admin;

import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.LogReader;
import io.zhiyin.admin.models.Model;
import io.zhiyin.admin.models.Models;
import io.zhiyin.admin.settings.Configuration;
import io.zhiyin.admin.settings.Settings;
import io.zhiyin.admin.settings.WordSettings;
import io.zhiyin.admin.snapshot.Restore;
import io.zhiyin.admin.snapshot.Snapshots;
import io.zhiyin.admin.upkeep.Drafts;
import io.zhiyin.admin.upkeep.Holding;
import io.zhiyin.admin.upkeep.IndexFeed;
import io.zhiyin.admin.upkeep.QueryKeeping;
import io.zhiyin.admin.upkeep.Refit;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.admin.upkeep.Retention;
import io.zhiyin.admin.upkeep.SignalsKeeping;
import io.zhiyin.admin.words.Previewing;
import io.zhiyin.admin.words.Wording;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.catalog.store.SqlProductStore;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.lucene.LuceneIndex;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.Recommendations;
import io.zhiyin.recommend.Shelves;
import io.zhiyin.recommend.SimilarItems;
import io.zhiyin.recommend.strategy.Blends;
import io.zhiyin.search.Search;
import io.zhiyin.search.SearchDesk;
import io.zhiyin.search.suggest.QueryLog;
import io.zhiyin.search.suggest.Vocabulary;
import io.zhiyin.search.understand.Understanding;
import io.zhiyin.signals.feedback.QueryId;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.RobotAgents;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.log.SqlEventLog;
import io.zhiyin.signals.privacy.Consent;
import io.zhiyin.signals.privacy.Consents;
import io.zhiyin.store.Database;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresDatabase;
import io.zhiyin.store.SqliteDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens a data directory: takes ownership, opens the store, brings signals and index up to date
 * with it, and wires what answers. The only class that names adapters. Long because all parts meet
 * here.
 */
public final class EngineOpener {
  private static final Logger LOG = Logger.getLogger(EngineOpener.class.getName());

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Clock clock;

  private EngineOpener(Clock clock) {
    this.clock = clock;
  }

  /**
   * Where everything is.
   *
   * @param dataDir index, checkpoints, settings edited while running, and the store where no
   *     database is named
   * @param configDir the settings that shape answers
   * @param database the PostgreSQL store; empty for the embedded one
   */
  public record Place(Path dataDir, Path configDir, Optional<PostgresAddress> database) {
    /** With the embedded store. */
    public Place(Path dataDir, Path configDir) {
      this(dataDir, configDir, Optional.empty());
    }
  }

  /** {@link #open(Place, OptionalInt, Clock, Progress)} with the embedded store. */
  public static Engine open(
      Path dataDir, Path configDir, OptionalInt minShoppers, Clock clock, Progress progress) {
    return open(new Place(dataDir, configDir), minShoppers, clock, progress);
  }

  /**
   * Opens, which may take long after a crash, a changed configuration or a deleted index.
   *
   * @param minShoppers k-anonymity, where it wins over the configured one
   * @param progress told how far a rebuild is
   * @throws DataDirectory.Owned when another process owns the directory
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with the configuration
   */
  public static Engine open(Place place, OptionalInt minShoppers, Clock clock, Progress progress) {
    EngineOpener opener = new EngineOpener(clock);
    try {
      return opener.open(place, minShoppers, progress);
    } catch (RuntimeException e) {
      opener.close();
      throw e;
    }
  }

  private Engine open(Place place, OptionalInt minShoppers, Progress progress) {
    Path dataDir = place.dataDir();
    DataDirectory directory = opening(DataDirectory.own(dataDir));
    DataVersion version = new DataVersion(dataDir);
    version.check();
    WordSettings.recover(dataDir, LuceneIndex.named(dataDir.resolve("index")));
    Configuration configuration = Configuration.open(dataDir, place.configDir());
    IndexConfig config = configuration.started();
    Database database = opening(store(place));
    version.belongTo(database);
    ProductStore products = new SqlProductStore(database);
    EventLog events = new SqlEventLog(database);
    Consents consents = Consents.open(database, clock);
    SignalsKeeping signals =
        opening(
            SignalsKeeping.open(
                Settings.signals(config.events(), minShoppers),
                events,
                dataDir.resolve("signals.checkpoint"),
                clock,
                consents::refuses));
    LuceneIndex index =
        opening(LuceneIndex.open(dataDir.resolve("index"), Settings.schemas(config), clock));
    index.analysis().warm();
    UnaryOperator<String> level = text -> index.analysis().level(text);
    Models models = new Models(dataDir.resolve("models"), events.erasures());
    IndexFeed feed =
        new IndexFeed(products, index, signals.live(), models, Settings.pace(config.events()));
    Holding holding = new Holding(dataDir.resolve("held"));
    Drafts drafts = new Drafts(products, index, feed, holding);
    Reindex reindex = new Reindex(drafts, models, events);
    Optional<Model> model = models.open(index.live().model());
    model.ifPresent(models::serve);
    if ((index.needsRebuild() || model.isEmpty()) && products.count() > 0) {
      LOG.info("The index is built from the store: " + products.count() + " products");
      reindex.run(progress);
    }
    feed.start();
    opened.push(feed);
    Wording wording =
        new Wording(
            configuration.words(),
            index::analysis,
            reindex,
            (words, cut) ->
                index.startRevision(Settings.schema(words, cut), Settings.schemas(words)),
            clock);
    Jobs jobs = opening(new Jobs(EngineOpener::newId, System::nanoTime, dataDir.resolve("jobs")));
    opening(holding);
    opening(new Refit(reindex, feed, jobs)).start();
    Retention retention =
        opening(
            new Retention(config.events().acceptance().retention(), events, signals.live(), clock));
    retention.start(jobs);
    Snapshots snapshots =
        new Snapshots(dataDir.resolve("snapshots"), database, products, events, clock);
    Supplier<Weights> weights = () -> models.serving().weigh(configuration.weights());
    ModelTraining training =
        new ModelTraining(
            new LogReader(events, signals.settings(), consents::refuses),
            models,
            reindex,
            ModelTraining.Manner.of(config, Settings.minShoppers(config.events(), minShoppers)),
            clock);
    QueryKeeping queries =
        queries(dataDir, level, events, Settings.minShoppers(config.events(), minShoppers));
    Erasure.Serving erasing =
        new Erasure.Serving(feed, index, models, queries, dataDir.resolve("erasing"));
    erasing.makeUp();
    RobotAgents robots = new RobotAgents(config.events().acceptance().robotAgents());
    Contest contest = new Contest(signals.live(), dataDir.resolve("contest"));
    Shelves shelves =
        new Shelves(clock, EngineOpener::newId, new Blends(contest::tallies, new SecureRandom()));
    return new Engine(
        new Engine.Keeping(
            directory,
            products,
            new EventReader(
                clock,
                EngineOpener::newId,
                config.events().acceptance().defaultConsent(),
                config.events().acceptance().clockSkew(),
                consents::of),
            robots,
            events,
            signals.live()),
        new Engine.Answering(
            index,
            wording::analysis,
            new SimilarItems(index, signals.live(), weights, shelves),
            new Recommendations(index, signals.live(), weights, shelves),
            desk(
                new Search(
                    new Understanding(index, wording::analysis, weights, clock),
                    signals.live(),
                    weights,
                    clock,
                    () -> QueryId.of(newId(), "search", "words")),
                index,
                level,
                queries.log())),
        new Engine.Privacy(
            consents,
            new Consent(config.events().acceptance().defaultConsent(), true),
            new Erasure(signals, erasing, consents, clock, EngineOpener::newId)),
        new Engine.Operating(
            feed,
            jobs,
            reindex,
            training,
            new Status(
                new Status.Stored(database, products, events, retention),
                new Status.Kept(signals.live(), robots),
                index,
                feed,
                reindex),
            new ShopperWatch(events),
            configuration,
            wording,
            new Previewing(
                wording,
                index,
                (documents, cut) ->
                    new Search(
                        new Understanding(documents, cut, weights, clock),
                        signals.live(),
                        weights,
                        clock,
                        EngineOpener::newId),
                most ->
                    queries.log().report(QueryLog.Report.TOP, most).stream()
                        .map(QueryLog.Asked::query)
                        .toList()),
            new Rehearsal(
                new Rehearsal.Over(index, wording::analysis, signals.live()),
                configuration,
                models::serving,
                clock),
            contest,
            snapshots,
            retention,
            new Restore(database, snapshots, signals, consents, reindex)),
        this::close);
  }

  private static Database store(Place place) {
    return place.database().isPresent()
        ? PostgresDatabase.open(place.database().get())
        : SqliteDatabase.open(place.dataDir().resolve("store.db"));
  }

  private QueryKeeping queries(
      Path dataDir, UnaryOperator<String> level, EventLog events, int shoppers) {
    QueryLog log = new QueryLog(level, shoppers, clock);
    return opening(QueryKeeping.open(log, events, dataDir.resolve("queries.tsv")));
  }

  private SearchDesk desk(
      Search search, ProductIndex index, UnaryOperator<String> level, QueryLog log) {
    ExecutorService background =
        opening(
            Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("vocabulary").daemon().factory()));
    return new SearchDesk(search, new Vocabulary(index, log, level, clock, background), log);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private <T extends AutoCloseable> T opening(T resource) {
    opened.push(resource);
    return resource;
  }

  /** In the reverse order of opening; one failure does not keep the others open. */
  private void close() {
    while (!opened.isEmpty()) {
      AutoCloseable resource = opened.pop();
      try {
        resource.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "Closing " + resource.getClass().getSimpleName() + " failed", e);
      }
    }
  }
}
