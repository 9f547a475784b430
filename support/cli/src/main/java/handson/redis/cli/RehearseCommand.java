package handson.redis.cli;

import handson.redis.kit.Ink;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Does silently what the other commands do. The launcher runs it once after a build and keeps the
 * classes that it loaded in an archive, which shortens the start of every later command.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
  private final Desk desk;

  RehearseCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Desk silent = new Desk(desk.home(), desk.catalogue(), nowhere, new Ink(false));
    CommandLine line = Course.commandLine(silent);
    String lesson = desk.catalogue().lessons().get(0).id();
    for (List<String> words : List.of(
        List.of("check", lesson, "--redis", "embedded"),
        List.of("check", lesson, "--redis", "embedded", "--client", "jedis"),
        List.of("run", lesson, "--redis", "embedded", "--client", "lettuce"),
        List.of("run", lesson, "--redis", "embedded", "--client", "redisson"),
        List.of("cli", "--redis", "embedded", "--no-raw", "PING"))) {
      line.execute(words.toArray(String[]::new));
    }
    return 0;
  }
}
