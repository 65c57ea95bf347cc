package io.zhiyin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Usage, exit codes and messages, without starting anything. */
final class ZhiyinCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine zhiyin =
      ZhiyinCommand.commandLine()
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void aloneItIsBadUsageAndShowsTheUsage() {
    assertEquals(2, zhiyin.execute());
    assertEquals("", out.toString());
    assertTrue(err.toString().startsWith("Usage: zhiyin"), err::toString);
    assertTrue(err.toString().endsWith("\nMissing command\n"), err::toString);
  }

  @Test
  void everyCommandHasHelpAndADescription() {
    assertTrue(withSubcommands(zhiyin).count() > 1);
    withSubcommands(zhiyin)
        .forEach(command -> {
          String name = command.getCommandSpec().qualifiedName();
          assertEquals(0, command.execute("--help"), name);
          assertTrue(
              command.getCommandSpec().usageMessage().description().length > 0,
              () -> name + " has no description");
        });
    assertEquals("", err.toString());
  }

  @Test
  void aPortOutOfRangeIsBadUsage() {
    assertEquals(2, zhiyin.execute("serve", "--port", "65536"));
    assertTrue(err.toString().contains("--port must be between 0 and 65535: 65536"), err::toString);
  }

  @Test
  void aPortThatIsNoNumberIsBadUsage() {
    assertEquals(2, zhiyin.execute("serve", "--port", "eighty"));
    assertTrue(err.toString().contains("'eighty' is not an int"), err::toString);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(ZhiyinCommandTest::withSubcommands));
  }

  @Test
  void everyProblemOfACommandLineIsToldAtOnceAndNothingAfterIt() {
    assertEquals(2, zhiyin.execute("evaluate", "recommend", "--fo", "--seed", "x"));
    assertEquals(
        """
        Invalid value for option '--seed': 'x' is not a long
        Missing required options: '--train=F', '--test=F'
        Unknown option: '--fo'
        See zhiyin evaluate recommend --help
        """,
        err.toString());
  }

  @Test
  void whatWasMeantIsGuessed() {
    assertEquals(2, zhiyin.execute("searhc"));
    assertTrue(err.toString().contains("(meant: search"), err::toString);
  }

  @Test
  void helpIsGivenWhateverElseIsWrong() {
    assertEquals(0, zhiyin.execute("search", "--help", "--fo"));
    assertEquals("", err.toString());
    assertTrue(out.toString().startsWith("Usage: zhiyin search"), out::toString);
  }
}
