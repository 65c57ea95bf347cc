package io.zhiyin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.zhiyin.cli.ZhiyinCommand;
import picocli.CommandLine;

/** The process's entrance: {@code serve} starts the service, everything else is a command. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    if (args.length > 0 && args[0].equals("serve")) {
      Quarkus.run(args);
    } else {
      System.exit(new CommandLine(new ZhiyinCommand()).execute(args));
    }
  }
}
