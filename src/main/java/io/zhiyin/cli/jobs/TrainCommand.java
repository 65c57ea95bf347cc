package io.zhiyin.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.owner.ServiceOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the configured model and lets it serve. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Fit the configured model on the shop's events, and let it serve.",
      "A model that orders each shopper's last product worse than the serving one is refused."
    })
public final class TrainCommand implements Callable<Integer> {
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "Another method than the configured one.")
  private Optional<String> method = Optional.empty();

  @Option(names = "--force", description = "Let it serve even when it is worse.")
  private boolean force;

  @Option(names = "--json", description = "Print one JSON document: the job and the model.")
  private boolean json;

  @Override
  public Integer call() {
    return service.withService(this::run);
  }

  private int run(RestClient client) {
    String query =
        "?force=" + force + method.map(name -> "&method=" + RestClient.escape(name)).orElse("");
    JsonNode started = client.post("/v1/admin/train" + query, "", "application/json");
    JsonNode ended = new JobWatch(client).follow(started.path("job_id").asText());
    JsonNode model = serving(client.get("/v1/admin/models"));
    if (json) {
      System.out.println("{\"job\":" + ended + ",\"model\":" + model + "}");
    }
    String state = ended.path("state").asText();
    if (!state.equals("succeeded")) {
      System.err.println("zhiyin: the training " + state + " " + ended.path("errors"));
      return 1;
    }
    if (!json) {
      print(model);
    }
    return 0;
  }

  /** The manifest of the model that serves; an empty object when none does. */
  private static JsonNode serving(JsonNode models) {
    for (JsonNode model : models) {
      if (model.path("serving").asBoolean()) {
        return model.path("manifest");
      }
    }
    return RestClient.parse("{}");
  }

  private static void print(JsonNode model) {
    JsonNode window = model.path("window");
    System.out.printf(
        Locale.ROOT,
        "model %d (%s) serves: %d strengths from %d interactions of %d shoppers%n",
        model.path("number").asInt(),
        model.path("fitted").path("method").asText(),
        model.path("content").path("strengths").asLong(),
        window.path("interactions").asInt(),
        window.path("shoppers").asInt());
    model
        .path("metrics")
        .properties()
        .forEach(m ->
            System.out.printf(Locale.ROOT, "  %s %.4f%n", m.getKey(), m.getValue().asDouble()));
  }
}
