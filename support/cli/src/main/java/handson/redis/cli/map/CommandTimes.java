package handson.redis.cli.map;

import handson.redis.cli.prompt.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long Redis worked on its commands since it started, by its own count.
 *
 * @param byName a command's name in lower case
 */
record CommandTimes(Map<String, Total> byName) {
  /** What Redis is asked for it. */
  static final List<String> COMMAND = List.of("INFO", "commandstats");

  private static final Pattern LINE =
      Pattern.compile("(?m)^cmdstat_([^:|]+):calls=([0-9]+),usec=([0-9]+)");

  private record Total(long calls, long micros) {}

  /** Reads a reply; nothing is known where a user may not ask. */
  static CommandTimes of(Reply reply) {
    String text = reply.isError() ? "" : reply.string();
    return new CommandTimes(LINE.matcher(text)
        .results()
        .collect(Collectors.toMap(line -> line.group(1), CommandTimes::total, (a, b) -> a)));
  }

  private static Total total(MatchResult line) {
    return new Total(Long.parseLong(line.group(2)), Long.parseLong(line.group(3)));
  }

  /**
   * How long it worked on these since then, each sent once.
   *
   * @return empty where one of them did not run exactly once: then somebody else sent it too
   */
  Optional<Long> since(CommandTimes before, List<String> names) {
    long micros = 0;
    for (String name : names) {
      Total now = byName.get(name);
      Total then = before.byName.getOrDefault(name, new Total(0, 0));
      if (now == null || now.calls - then.calls != 1) {
        return Optional.empty();
      }
      micros += now.micros - then.micros;
    }
    return Optional.of(micros);
  }
}
