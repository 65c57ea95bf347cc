package io.zhiyin.cli.owner;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.zhiyin.admin.DataDirectory;
import io.zhiyin.cli.terminal.Failures;
import io.zhiyin.cli.terminal.FolderConverter;
import io.zhiyin.cli.terminal.Launcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which data a command works on, and how it gets to it: over REST when a process serves the data
 * directory already, else by serving it itself, on a free loopback port, for as long as the command
 * runs. So there is one way in.
 */
public final class ServiceOptions {
  /** An owner that is just starting is waited for so long. */
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where everything is kept (default: data/live).")
  private Optional<Path> dataDir = Optional.empty();

  @Option(
      names = "--config-dir",
      converter = FolderConverter.class,
      paramLabel = "DIR",
      description = "The settings that shape answers (default: index-config).")
  private Optional<Path> configDir = Optional.empty();

  /** The project's folder, which the launcher names; defaults are relative to it. */
  public static Path home() {
    return Launcher.home();
  }

  /** Where the demo shop lives. */
  public static Path demoDataDir() {
    return home().resolve("data/live/demo");
  }

  Path dataDir() {
    return dataDir.orElseGet(() -> {
      Path live = home().resolve("data/live");
      Path demo = demoDataDir();
      boolean demoOnly =
          DataDirectory.servedAt(live).isEmpty() && DataDirectory.servedAt(demo).isPresent();
      return demoOnly ? demo : live;
    });
  }

  /** Hands the choices to the service, which reads them as configuration. */
  public void configure(int port) {
    System.setProperty("zhiyin.data-dir", dataDir().toAbsolutePath().toString());
    System.setProperty(
        "zhiyin.config-dir",
        configDir.orElse(home().resolve("index-config")).toAbsolutePath().toString());
    System.setProperty("quarkus.http.port", Integer.toString(port));
  }

  /** Serves around an application until stopped; then the process ends. */
  public static void serve(Class<? extends QuarkusApplication> application) {
    // Targets are checked by the service itself, which tells what is wrong with them.
    System.setProperty("vertx.disableURIValidation", "true");
    Quarkus.run(
        application,
        (exit, failure) -> {
          tell(failure);
          System.exit(exit);
        });
  }

  private static void tell(@Nullable Throwable failure) {
    if (failure != null) {
      System.err.println("zhiyin: " + Failures.told(failure));
    }
  }

  /** Runs work against the service and answers with its exit code. */
  public int withService(ToIntFunction<RestClient> work) {
    Optional<String> key = Optional.ofNullable(System.getenv("ZHIYIN_API_KEY"));
    Optional<String> served = DataDirectory.servedSoon(dataDir(), STARTS_WITHIN);
    if (served.isPresent()) {
      return work.applyAsInt(new RestClient(served.get(), key));
    }
    configure(0);
    System.setProperty("quarkus.http.host", "127.0.0.1");
    System.setProperty("quarkus.log.level", "WARN");
    Working.WORK.set(() -> work.applyAsInt(new RestClient(ownUrl(), key)));
    AtomicReference<Integer> code = new AtomicReference<>(1);
    Quarkus.run(
        Working.class,
        (exit, failure) -> {
          code.set(exit);
          tell(failure);
        });
    return code.get();
  }

  public static String ownUrl() {
    return "http://127.0.0.1:"
        + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
  }

  /** The service's main work when it was started for one command. */
  static final class Working implements QuarkusApplication {
    static final AtomicReference<java.util.function.IntSupplier> WORK =
        new AtomicReference<>(() -> 0);

    @Override
    public int run(String... args) {
      try {
        return WORK.get().getAsInt();
      } catch (RestClient.Refused e) {
        System.err.println("zhiyin: " + e.getMessage());
        return 1;
      }
    }
  }
}
