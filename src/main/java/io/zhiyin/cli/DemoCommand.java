package io.zhiyin.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.zhiyin.admin.DataDirectory;
import io.zhiyin.cli.jobs.ReindexCommand;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.owner.ServiceOptions;
import io.zhiyin.cli.transfer.EventImport;
import io.zhiyin.cli.transfer.ProductImport;
import io.zhiyin.demo.DemoFiles;
import io.zhiyin.demo.Moved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads the bundled demo shop into a fresh data directory and serves it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Load the bundled demo shop into a fresh data directory and serve it.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on (default 8080); 0 takes any free one.")
  private int port = 8080;

  @Override
  public Integer call() {
    Path data = ServiceOptions.demoDataDir();
    if (DataDirectory.servedAt(data).isPresent()) {
      System.err.println(
          "zhiyin: a demo is running already at " + DataDirectory.servedAt(data).get());
      return 1;
    }
    deleteAll(data);
    Path configDir = ServiceOptions.home().resolve("index-config");
    System.setProperty("zhiyin.data-dir", data.toAbsolutePath().toString());
    System.setProperty("zhiyin.config-dir", configDir.toAbsolutePath().toString());
    System.setProperty("zhiyin.min-shoppers", "1");
    System.setProperty("quarkus.http.port", Integer.toString(port));
    ServiceOptions.serve(Demo.class);
    return 0;
  }

  private static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads through the service's own routes, then serves until stopped. */
  static final class Demo implements QuarkusApplication {
    @Override
    public int run(String... args) {
      String url = ServiceOptions.ownUrl();
      RestClient client = new RestClient(url, Optional.ofNullable(System.getenv("ZHIYIN_API_KEY")));
      Path data = ServiceOptions.home().resolve("data/demo");
      Moved moved = Moved.to(Instant.now());
      int products =
          new ProductImport(client, moved::product)
              .run(List.of(data.resolve(DemoFiles.PRODUCTS)), Optional.empty(), System.err);
      int events =
          new EventImport(client, moved::event)
              .run(List.of(data.resolve(DemoFiles.EVENTS)), System.err);
      if (products != 0 || events != 0 || ReindexCommand.run(client) != 0) {
        return 1;
      }
      welcome(url);
      Quarkus.waitForExit();
      return 0;
    }

    private static void welcome(String url) {
      System.out.printf(
          """

          知音 Zhiyin serves the demo shop. 演示商店已启动，请打开：
            the pages      %1$s/
            search         %1$s/v1/search?q=%2$s
            similar items  %1$s/v1/products/p00001/similar?explain=true
            two shoppers   %1$s/v1/users/xiaolin/recommendations (camping 露营)
                           %1$s/v1/users/chenjie/recommendations (a new mother 新手妈妈)
            all routes     %1$s/q/swagger-ui
          From a second terminal:
            ./zhiyin search 帐篷 --user xiaolin
            ./zhiyin similar p00001 --explain
            ./zhiyin recommend --user chenjie
          Its story ends at Double Eleven; all times were moved by whole days so that it ends within the last day.
          所有商品与行为均为虚构；所有时间整体平移若干天，使故事在最近一天内结束。
          Ctrl-C stops it.
          """,
          url, RestClient.escape("羽绒服"));
    }
  }
}
