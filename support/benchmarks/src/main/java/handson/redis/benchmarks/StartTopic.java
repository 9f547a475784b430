package handson.redis.benchmarks;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    Map<String, Costs> costs = new LinkedHashMap<>();
    CLIENTS.forEach(client -> costs.put(client, new Costs()));
    // A Redis that asks for no password: it would stand in the list of processes.
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        ScratchFolder archives = ScratchFolder.create("bench-classes")) {
      lab.measure(startUp(lab, redis.address(), archives.path(), costs));
    }
    int counted = lab.scale().rounds().counted();
    tell(lab, "memory after the first PONG", "megabytes", costs, counted, Costs::megabytes);
    tell(lab, "threads after the first PONG", "threads", costs, counted, Costs::threads);
    lab.measure(new Table(
        "the embedded server, until it answers, and to its end",
        Unit.lessIsBetter("milliseconds"),
        List.of(
            Side.millis("start and stop", Work.NONE, () -> EmbeddedRedis.start().close()))));
  }

  /** What the programs of a client said about themselves, start by start. */
  private record Costs(List<Double> megabytes, List<Double> threads) {
    Costs() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(String line) {
      String[] figures = line.split(" ");
      megabytes.add(Double.valueOf(figures[0]));
      threads.add(Double.valueOf(figures[1]));
    }
  }

  private static Table startUp(
      Lab lab, RedisAddress address, Path archives, Map<String, Costs> costs)
      throws IOException, InterruptedException {
    List<Side> sides = new ArrayList<>();
    costs.forEach((client, its) -> {
      Program program = Program.java(PING, List.of(), client, url(address));
      sides.add(new Side(client, () -> {
        Program.Said said = program.run(Optional.of(PONG));
        its.add(said.lines().get(said.lines().size() - 1));
        return said.millis();
      }));
    });
    if (isOfJars(System.getProperty("java.class.path"))) {
      for (String client : CLIENTS) {
        String archive = archives.resolve(client.replace(' ', '-') + ".jsa").toString();
        // This run only writes the archive of what it loaded.
        Program.java(PING, List.of("-XX:ArchiveClassesAtExit=" + archive), client, url(address))
            .run(Optional.of(PONG));
        Program program =
            Program.java(PING, List.of("-XX:SharedArchiveFile=" + archive), client, url(address));
        sides.add(
            new Side(client + ARCHIVE, () -> program.run(Optional.of(PONG)).millis()));
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
            + " an earlier run are mapped into memory. " + TOOL + " is what a user types: the"
            + " shell that looks whether the tool is up to date, and then Java.");
  }

  /** What the programs of the table above said, in the rounds that count. */
  private static void tell(
      Lab lab,
      String title,
      String unit,
      Map<String, Costs> costs,
      int counted,
      Function<Costs, List<Double>> figures) {
    List<Side> sides = costs.keySet().stream()
        .map(client -> new Side(client, () -> {
          throw new IllegalStateException("It was measured by its start.");
        }))
        .toList();
    lab.tell(
        new Table(
            title,
            Unit.lessIsBetter(unit),
            sides,
            List.of(),
            "The clients are configured as in the course: Redisson with fewer threads and connections"
                + " than by default."),
        costs.values().stream()
            .map(figures)
            .map(all -> all.subList(all.size() - counted, all.size()))
            .toList());
  }

  /** An archive is made of jars only: a folder of classes may change. */
  private static boolean isOfJars(String classPath) {
    return Stream.of(classPath.split(java.io.File.pathSeparator))
        .allMatch(entry -> entry.endsWith(".jar"));
  }

  private static String url(RedisAddress address) {
    return "redis://" + address.hostAndPort();
  }
}
