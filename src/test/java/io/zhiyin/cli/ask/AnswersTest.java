package io.zhiyin.cli.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  private static String taken(String answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Answers.printTaken(
        new ObjectMapper().readTree(answer), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void anAnswerToOtherWordsSaysWhich() throws IOException {
    assertEquals(
        "for 帐篷; nothing was found as asked",
        taken("{\"corrected\":\"帐篷\",\"did_you_mean\":\"帐篷\"}"));
    assertEquals("did you mean 睡袋?", taken("{\"did_you_mean\":\"睡袋\"}"));
    assertEquals("", taken("{\"hits\":{}}"));
  }
}
