package handson.redis.benchmarks;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a program costs before it has done anything. */
final class StartTopic implements Topic {
  private static final String PING = Ping.class.getName();
  private static final String PONG = "PONG";
  private static final List<String> CLIENTS = List.of(Ping.SOCKET, "Jedis", "Lettuce", "Redisson");
  private static final String ARCHIVE = ", class archive";
  private static final String TOOL = "./course cli PING";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "start-up to the first PONG, memory and threads of each client; the embedded server";
  }

  @Override
  public void run(Lab lab) throws Exception {
    if (!EmbeddedRedis.runsHere()) {
      lab.skip("there is no embedded Redis for this system, and it is part of what is measured.");
      return;
    }
    Path archives = Files.createTempDirectory("bench-classes");
    // One that asks for no password: it would stand in the list of processes.
    try (EmbeddedRedis redis = EmbeddedRedis.start()) {
      lab.measure(startUp(lab, redis.address(), archives));
      lab.measure(costs("memory after the first PONG", "megabytes", redis.address(), 0));
      lab.measure(costs("threads after the first PONG", "threads", redis.address(), 1));
    } finally {
      CheckoutCopy.remove(archives);
    }
    lab.measure(new Table(
        "the embedded server, until it answers, and to its end",
        Unit.lessIsBetter("milliseconds"),
        List.of(
            Side.millis("start and stop", Work.NONE, () -> EmbeddedRedis.start().close()))));
  }

  private static Table startUp(Lab lab, RedisAddress address, Path archives)
      throws IOException, InterruptedException {
    List<Side> sides = new ArrayList<>();
    for (String client : CLIENTS) {
      sides.add(ping(client, client, address, List.of()));
    }
    if (isOfJars(System.getProperty("java.class.path"))) {
      for (String client : CLIENTS) {
        String archive = archives.resolve(client.replace(' ', '-') + ".jsa").toString();
        // This run only writes the archive of what it loaded.
        Program.java(PING, List.of("-XX:ArchiveClassesAtExit=" + archive), client, url(address))
            .run(Optional.of(PONG));
        sides.add(
            ping(client, client + ARCHIVE, address, List.of("-XX:SharedArchiveFile=" + archive)));
      }
    }
    List<Target> targets = new ArrayList<>();
    if (lab.belongsToTool()) {
      Program tool =
          new Program(lab.home(), List.of("./course", "cli", "--redis", url(address), "PING"));
      sides.add(new Side(TOOL, () -> tool.run(Optional.of(PONG)).millis()));
      if (sides.stream().anyMatch(side -> side.name().equals("Jedis" + ARCHIVE))) {
        targets.add(Target.atMost(1.3, TOOL, "Jedis" + ARCHIVE));
      }
    }
    return new Table(
        "from the start of the JVM to the first PONG",
        Unit.lessIsBetter("milliseconds"),
        sides,
        targets,
        "The JVM's options are those of ./course. An archive is class-data sharing: the classes of"
            + " an earlier run are mapped into memory.");
  }

  /** An archive is made of jars only: a folder of classes may change. */
  private static boolean isOfJars(String classPath) {
    return Stream.of(classPath.split(java.io.File.pathSeparator))
        .allMatch(entry -> entry.endsWith(".jar"));
  }

  private static Side ping(String client, String name, RedisAddress address, List<String> options) {
    Program program = Program.java(PING, options, client, url(address));
    return new Side(name, () -> program.run(Optional.of(PONG)).millis());
  }

  private static Table costs(String title, String unit, RedisAddress address, int column) {
    List<Side> sides = CLIENTS.stream()
        .map(client -> {
          Program program = Program.java(PING, List.of(), client, url(address));
          return new Side(client, () -> {
            List<String> lines = program.run(Optional.of(PONG)).lines();
            return Double.parseDouble(lines.get(lines.size() - 1).split(" ")[column]);
          });
        })
        .toList();
    return new Table(
        title,
        Unit.lessIsBetter(unit),
        sides,
        List.of(),
        "The clients are configured as in the course: Redisson with fewer threads and connections"
            + " than by default.");
  }

  private static String url(RedisAddress address) {
    return "redis://" + address.hostAndPort();
  }
}
