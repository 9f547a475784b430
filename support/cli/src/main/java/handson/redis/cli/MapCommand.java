package handson.redis.cli;

import handson.redis.cli.map.FacilityIndex;
import handson.redis.cli.map.MapFacts;
import handson.redis.cli.map.MapServer;
import handson.redis.cli.map.RedisLine;
import handson.redis.cli.prompt.SafeText;
import handson.redis.geo.csv.CsvChoices;
import handson.redis.geo.csv.FacilityCsv;
import handson.redis.geo.csv.FacilityCsvException;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads facilities into Redis and serves a page that searches them. */
@Command(
    name = "map",
    description = "A map of open data on a page of this machine, searched in Redis.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A CSV is a table as cities publish them: with coordinates, in UTF-8, UTF-16 or",
      "Shift_JIS. What was decided about it is said, and each row that was skipped.",
      "Without a CSV it shows what lesson 6 brings along. Only this machine can open",
      "the page. Ctrl-C ends it and takes its keys out of Redis; what kill -9 leaves",
      "goes by itself within a week. Exit codes: 2 usage or environment, 130 ended.",
      "",
      "Example: ./course map toilets.csv shelters.csv --port 8081"
    })
final class MapCommand implements Callable<Integer> {
  private static final int ENDED = 130;

  private final Desk desk;
  private final MapScreen screen;
  private final MapStop stop;

  @Parameters(paramLabel = "CSV", arity = "0..*", description = "files to load")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "the loopback port of the page (default: 8080); 0 takes a free one")
  private int port;

  @Mixin
  private RedisOption redis = new RedisOption();

  @Option(
      names = "--lat",
      paramLabel = "COLUMN",
      description = "the column with the latitude, by its name or its number from 1")
  private String latitude;

  @Option(names = "--lon", paramLabel = "COLUMN", description = "the column with the longitude")
  private String longitude;

  @Option(names = "--name", paramLabel = "COLUMN", description = "the column with the name")
  private String name;

  @Option(
      names = "--encoding",
      paramLabel = "CHARSET",
      description = "how the files are encoded, such as windows-31j")
  private String encoding;

  MapCommand(Desk desk) {
    this(desk, Streams.ofThisProcess(), new MapStop());
  }

  MapCommand(Desk desk, Streams streams, MapStop stop) {
    this.desk = desk;
    this.screen = new MapScreen(desk.out(), streams.terminalOut());
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65535) {
      throw new SetupException("--port is %d, and ports go from 0 to 65535.".formatted(port));
    }
    List<Path> chosen = files.isEmpty() ? shipped() : files;
    stop.listen();
    try (stop;
        MapServer server = listen()) {
      List<Table> tables = new ArrayList<>();
      for (Path file : chosen) {
        tables.add(open(file));
      }
      show(tables, server);
      desk.out().println("The map is gone.");
      return ENDED;
    }
  }

  private record Table(Path file, FacilityCsv rows) {
    /** Without the extension: what its facilities' ids begin with. */
    String stem() {
      return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
  }

  private List<Path> shipped() {
    if (Stream.of(latitude, longitude, name, encoding).anyMatch(Objects::nonNull)) {
      throw new SetupException(
          "--lat, --lon, --name and --encoding say how to read a CSV; name it too.");
    }
    Path folder = desk.home().resolve("lesson06-geo").resolve("data");
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> shipped =
          all.filter(file -> file.toString().matches(".*\\.(csv|txt)")).sorted().toList();
      if (!shipped.isEmpty()) {
        return shipped;
      }
    } catch (IOException e) {
      // The sentence below says it.
    }
    throw new SetupException("There is no CSV in %s; name one.".formatted(folder));
  }

  private Table open(Path file) {
    CsvChoices choices = new CsvChoices(
        Optional.ofNullable(latitude),
        Optional.ofNullable(longitude),
        Optional.ofNullable(name),
        Optional.ofNullable(encoding));
    try {
      FacilityCsv csv =
          FacilityCsv.open(file, choices, (bytes, size) -> screen.progress(file, bytes, size));
      if (!files.isEmpty()) {
        screen.decided(file, csv);
      }
      return new Table(file, csv);
    } catch (FacilityCsvException e) {
      throw new SetupException(SafeText.of(e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static SetupException unreadable(Path file, IOException e) {
    return new SetupException(SafeText.of("%s cannot be read (%s).".formatted(file, e)), e);
  }

  private void show(List<Table> tables, MapServer server) throws InterruptedException {
    try (RunningRedis running = redis.source(() -> ServerFile.unnamed(desk)).openShared();
        RedisLine line = new RedisLine(running.address())) {
      FacilityIndex index = FacilityIndex.create(line);
      try {
        List<String> loaded = load(tables, index);
        if (!stop.isAsked()) {
          server.start(line, index, MapFacts.of(running.description(), loaded, line, index));
          desk.out().printf("The map is at %s until Ctrl-C.%n", desk.ink().bold(server.url()));
          stop.await();
        }
      } finally {
        if (!running.isPrivate()) {
          index.remove();
        }
      }
    } catch (IOException e) {
      // Ctrl-C ends a private Redis too, and before us.
      if (!stop.isAsked()) {
        throw new SetupException(
            "Redis took no more (%s); look at it, then try again.".formatted(e.getMessage()), e);
      }
    }
  }

  private List<String> load(List<Table> tables, FacilityIndex index) throws IOException {
    List<String> loaded = new ArrayList<>();
    Set<String> stems = new HashSet<>();
    long facilities = 0;
    for (Table table : tables) {
      // Two files of one name may share ids.
      String prefix = stems.add(table.stem()) ? "" : loaded.size() + 1 + "/";
      long rows = load(table, index, prefix);
      facilities += rows;
      loaded.add(String.format(Locale.ROOT, "%s: %,d", table.file().getFileName(), rows));
    }
    if (facilities == 0 && !stop.isAsked()) {
      throw new SetupException("No row has usable coordinates; see what is said above, and name the"
          + " right columns with --lat and --lon.");
    }
    return loaded;
  }

  private long load(Table table, FacilityIndex index, String prefix) throws IOException {
    try (FacilityCsv rows = table.rows()) {
      long loaded = index.load(rows, prefix, stop::isAsked);
      screen.progressEnds();
      screen.loaded(table.file(), rows.report());
      return loaded;
    } catch (FacilityCsvException e) {
      throw new SetupException(SafeText.of(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw unreadable(table.file(), e.getCause());
    } finally {
      screen.progressEnds();
    }
  }

  private MapServer listen() {
    try {
      return MapServer.at(port);
    } catch (BindException e) {
      throw new SetupException(
          "Port %d is in use or not allowed (%s); take another: --port 0 finds a free one."
              .formatted(port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new SetupException("Port %d cannot be used: %s.".formatted(port, e.getMessage()), e);
    }
  }
}
