package handson.redis.cli;

import handson.redis.cli.audit.AuditPrinter;
import handson.redis.cli.audit.Findings;
import handson.redis.cli.audit.KeyWalk;
import handson.redis.cli.audit.ProgressBar;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.expire.KeyAudit;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what fills a database: on any server, since it only reads. */
@Command(
    name = "audit",
    description = "What fills a database: its types, its largest keys, and what never expires.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "It only reads, page by page, so it may be run on a server that others use.",
      "Without --redis it looks at what REDIS_URL or REDIS_HOST name, else at",
      "'./course server'. The URL names the database. Of a cluster it sees the keys",
      "of one node. While others write, counts are close and not exact.",
      "",
      "Example: ./course audit --redis redis://localhost:6379/0 --match 'session:*'"
    })
final class AuditCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Desk desk;
  private final Streams streams;

  @Mixin
  private RedisOption redis;

  @Option(
      names = "--match",
      paramLabel = "PATTERN",
      defaultValue = "*",
      description = "only keys like this, as SCAN has it")
  private String pattern;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many keys of a kind to name, 1 to 100; ${DEFAULT-VALUE} unless given")
  private int most;

  @Option(names = "--json", description = "print the findings as JSON")
  private boolean json;

  AuditCommand(Desk desk) {
    this(desk, Streams.ofThisProcess());
  }

  AuditCommand(Desk desk, Streams streams) {
    this.desk = desk;
    this.streams = streams;
  }

  @Override
  public Integer call() {
    if (most < 1 || most > KeyAudit.MOST) {
      throw new SetupException(
          "--most is %d; name 1 to %d keys of a kind.".formatted(most, KeyAudit.MOST));
    }
    RedisSource source = redis.source(() -> ServerFile.unnamed(desk));
    if (source instanceof RedisSource.Server server) {
      return audit(server.address(), server.chosenBy(), source.toString());
    }
    if (source instanceof RedisSource.CourseServer server) {
      return audit(server.address(), "./course server", source.toString());
    }
    throw new SetupException(
        "A private Redis would be empty, with nothing to audit; start ./course server, or name one:"
            + " --redis redis://localhost:6379.");
  }

  private int audit(RedisAddress address, String chosenBy, String title) {
    Findings findings = findings(address, chosenBy);
    if (json) {
      Json.print(AuditPrinter.document(address.toString(), pattern, findings), desk.out());
    } else {
      desk.out().printf("%s%n%n", desk.ink().bold(title));
      new AuditPrinter(desk.out(), desk.ink()).print(findings);
    }
    return 0;
  }

  private Findings findings(RedisAddress address, String chosenBy) {
    try (RespConnection connection = Reach.open(address, chosenBy, false)) {
      connection.timeout(PATIENCE);
      KeyWalk walk = new KeyWalk(connection, pattern, most);
      if (json || !streams.terminalOut()) {
        return walk.run((walked, total) -> {});
      }
      try (ProgressBar bar = new ProgressBar(desk.out(), desk.ink())) {
        return walk.run(bar);
      }
    } catch (RespConnection.RefusedException e) {
      boolean isTheUser = e.getMessage().matches("(?s).*\\b(NOPERM|NOAUTH)\\b.*");
      throw new SetupException(
          "%s (from %s) cannot be audited: %s%s."
              .formatted(
                  address, chosenBy, e.getMessage(), isTheUser ? "; name a user who may" : ""),
          e);
    } catch (IOException e) {
      throw new SetupException(
          "The audit of %s (from %s) ended early: %s; try again."
              .formatted(address, chosenBy, e.getMessage()),
          e);
    }
  }
}
