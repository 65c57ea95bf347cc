package io.zhiyin.web.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.runtime.StartupEvent;
import io.zhiyin.admin.Engine;
import io.zhiyin.recommend.Scenario;
import io.zhiyin.signals.Feedback;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How long answers took, as quantiles of the last two minutes, and what became of them, as counters
 * of each scenario: {@code zhiyin_answers_total}. Also the data directory's disk, as {@code
 * disk_free_bytes} and {@code disk_total_bytes}.
 */
@Singleton
final class AnswerMetrics {
  private static final Map<String, ToLongFunction<Feedback>> OUTCOMES =
      Map.of(
          "impression", Feedback::impressions,
          "click", Feedback::clicks,
          "cart", Feedback::carts,
          "purchase", Feedback::purchases);

  private static final DistributionStatisticConfig QUANTILES =
      DistributionStatisticConfig.builder().percentiles(0.5, 0.95, 0.99).build();

  @Produces
  @Singleton
  MeterFilter quantiles() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        String route = id.getTag("uri");
        return id.getName().equals("http.server.requests")
                && route != null
                && route.startsWith("/v1/")
            ? QUANTILES.merge(config)
            : config;
      }
    };
  }

  void register(@Observes StartupEvent started, MeterRegistry registry, Engine engine) {
    new DiskSpaceMetrics(engine.keeping().directory().folder().toFile()).bindTo(registry);
    List<String> scenarios =
        Stream.concat(
                Stream.of("search", "similar"),
                Arrays.stream(Scenario.values()).map(Scenario::label))
            .toList();
    for (String scenario : scenarios) {
      OUTCOMES.forEach((outcome, number) ->
          FunctionCounter.builder(
                  "zhiyin.answers", engine, its -> sum(its.signals().feedback(), scenario, number))
              .description("Products of our answers that were shown, clicked, carted, bought")
              .tag("scenario", scenario)
              .tag("outcome", outcome)
              .register(registry));
    }
  }

  private static double sum(List<Feedback> all, String scenario, ToLongFunction<Feedback> number) {
    return all.stream().filter(its -> its.scenario().equals(scenario)).mapToLong(number).sum();
  }
}
