package io.zhiyin.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.owner.ServiceOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds the index again. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = "Build the whole index again beside the live one, and swap.")
public final class ReindexCommand implements Callable<Integer> {
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    return service.withService(ReindexCommand::run);
  }

  public static int run(RestClient client) {
    JsonNode started = client.post("/v1/admin/reindex", "", "application/json");
    JsonNode ended = new JobWatch(client).follow(started.path("job_id").asText());
    String state = ended.path("state").asText();
    if (!state.equals("succeeded")) {
      System.err.println("zhiyin: the reindex " + state + " " + ended.path("errors"));
      return 1;
    }
    JsonNode live = client.get("/v1/admin/status").path("generation");
    System.out.println(
        "generation "
            + live.path("number").asInt()
            + " answers, "
            + live.path("products").asLong()
            + " products");
    return 0;
  }
}
