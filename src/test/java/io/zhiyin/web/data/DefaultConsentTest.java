package io.zhiyin.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.web.data.PrivacyResource.ConsentView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shopper does not say is as configured. */
final class DefaultConsentTest {
  @TempDir private Path folder;

  private Engine open(boolean byDefault) throws Exception {
    Path config = Files.createDirectory(folder.resolve("config"));
    try (Stream<Path> files = Files.list(Path.of("index-config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, config.resolve(String.valueOf(file.getFileName())));
      }
    }
    Path events = config.resolve("events.yaml");
    String text = Files.readString(events);
    Files.writeString(
        events, text.replace("default_consent: true", "default_consent: " + byDefault));
    return EngineOpener.open(
        folder.resolve("data"), config, OptionalInt.empty(), Clock.systemUTC(), Progress.SILENT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsNotGivenIsAsConfigured(boolean byDefault) throws Exception {
    try (Engine engine = open(byDefault)) {
      PrivacyResource privacy = new PrivacyResource(engine, new ObjectMapper());
      assertEquals(new ConsentView("anna", byDefault, true, false), privacy.consent("anna"));
      byte[] analytics = "{\"analytics\":false}".getBytes(StandardCharsets.UTF_8);
      ConsentView put = privacy.consent("anna", analytics);
      assertEquals(new ConsentView("anna", byDefault, false, true), put);
      assertEquals(put, privacy.consent("anna"));
    }
  }

  @Test
  void whatIsGivenWins() throws Exception {
    try (Engine engine = open(false)) {
      PrivacyResource privacy = new PrivacyResource(engine, new ObjectMapper());
      byte[] yes = "{\"personalization\":true}".getBytes(StandardCharsets.UTF_8);
      assertEquals(new ConsentView("anna", true, true, true), privacy.consent("anna", yes));
      byte[] later = "{\"analytics\":false}".getBytes(StandardCharsets.UTF_8);
      assertEquals(
          new ConsentView("anna", true, false, true),
          privacy.consent("anna", later),
          "what was said before stays");
    }
  }
}
