package io.zhiyin;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.zhiyin.cli.CommandLog;
import io.zhiyin.cli.ZhiyinCommand;

/** The process's entrance: every call is a command, and only the serving ones start the service. */
@QuarkusMain
public final class Main {
  public static void main(String... args) {
    CommandLog.toStandardError();
    System.exit(ZhiyinCommand.commandLine().execute(args));
  }
}
