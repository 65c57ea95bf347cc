package io.zhiyin.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.cli.owner.RestClient;
import io.zhiyin.cli.terminal.Bar;

/** Follows a job of the service to its end, with a bar on a terminal and plain lines elsewhere. */
final class JobWatch {
  private static final long LOOK_MILLIS = 200;

  private final RestClient client;

  JobWatch(RestClient client) {
    this.client = client;
  }

  /** The job as it ended. */
  JsonNode follow(String jobId) {
    try (Bar bar = Bar.open("starting", 0)) {
      while (true) {
        JsonNode job = client.get("/v1/admin/jobs/" + jobId);
        bar.show(job.path("phase").asText(), job.path("done").asLong(), job.path("total").asLong());
        if (!job.path("state").asText().equals("running")) {
          return job;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RestClient.Refused("interrupted");
    }
  }
}
