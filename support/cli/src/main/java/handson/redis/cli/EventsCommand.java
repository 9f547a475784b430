package handson.redis.cli;

import handson.redis.cli.prompt.SafeText;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.SetupException;
import handson.redis.pubsub.KeyChanges.KeyChange;
import java.io.IOException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows live what happens to keys. */
@Command(
    name = "events",
    description = "Shows live what happens to the keys of a database, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "It switches keyspace notifications on for the whole server, and puts the",
      "setting (notify-keyspace-events) back at the end; kill -9 leaves it on. Without",
      "--redis it looks at what REDIS_URL or REDIS_HOST name, else at './course",
      "server'. The URL names the database. Reads are no events.",
      "",
      "Example: ./course events 'cart:*'"
    })
final class EventsCommand implements Callable<Integer> {
  private final Desk desk;

  @Mixin
  private RedisOption redis;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "0",
      description = "end after so many events; 0, the default, never")
  private long count;

  @Parameters(
      paramLabel = "PATTERN",
      arity = "0..1",
      defaultValue = "*",
      description = "only keys like this, as KEYS has it")
  private String pattern;

  EventsCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (count < 0) {
      throw new SetupException("--count is %d; give 0 or more.".formatted(count));
    }
    RedisSource source = redis.source(() -> ServerFile.unnamed(desk));
    if (source instanceof RedisSource.Server server) {
      return show(server.address(), server.chosenBy(), source.toString());
    }
    if (source instanceof RedisSource.CourseServer server) {
      return show(server.address(), "./course server", source.toString());
    }
    throw new SetupException(
        "On a private Redis nothing would happen; start ./course server, or name one:"
            + " --redis redis://localhost:6379.");
  }

  private int show(RedisAddress address, String chosenBy, String title) {
    try (KeyspaceEvents events = KeyspaceEvents.open(address, chosenBy)) {
      // Ctrl-C ends the JVM, and the server must get its setting back.
      Runtime.getRuntime().addShutdownHook(new Thread(events::close, "events-end"));
      events.start(address.database(), pattern);
      desk.out().println(desk.ink().faint("keys %s of %s; Ctrl-C ends".formatted(pattern, title)));
      // Who reads along, as head does, may have gone.
      for (long shown = 0; (count == 0 || shown < count) && !desk.out().checkError(); shown++) {
        Optional<KeyChange> next = events.next();
        if (next.isEmpty()) {
          return 0;
        }
        print(next.get());
      }
      return 0;
    } catch (IOException e) {
      throw new SetupException(
          "The connection to %s (from %s) was lost: %s; start again."
              .formatted(address, chosenBy, e.getMessage()),
          e);
    }
  }

  private void print(KeyChange change) {
    LocalTime now = LocalTime.now().truncatedTo(ChronoUnit.MILLIS);
    // Everybody may publish on these channels, and anything.
    desk.out()
        .printf(
            "%tT.%1$tL  %-12s %s%n", now, SafeText.of(change.event()), SafeText.of(change.key()));
  }
}
