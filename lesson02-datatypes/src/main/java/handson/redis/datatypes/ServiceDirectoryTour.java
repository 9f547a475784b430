package handson.redis.datatypes;

import handson.redis.kit.SetupException;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What the tour shows of {@link ServiceDirectory}. */
final class ServiceDirectoryTour implements TopicTour {
  /** Names a file in the form of {@code /etc/services}. */
  static final String OPTION = "--services";

  private static final Path SYSTEM_FILE = Path.of("/etc/services");
  private static final String PREFIX = "datatypes:service:";

  @Override
  public void show(Tour tour) {
    // A wrong option is told before anything is shown.
    Source source = source(tour);
    loading(tour);
    looking(tour);
    changing(tour);
    wholeFile(tour, source);
  }

  private static void loading(Tour tour) {
    ServiceDirectory directory = tour.use(ServiceDirectory.class);
    ServicesFile file = ServicesFile.parse("""
        # name   port/protocol   aliases
        ssh      22/tcp
        discard  9/tcp           sink null
        http     eighty/tcp      www
        """);
    tour.step(
        "A services file tells who listens on which port; a wrong line costs itself only.", () -> {
          tour.show("services", file.services());
          file.malformed().forEach(line -> tour.say(line.toString()));
        });
    tour.step(
        "RPUSH adds at the end, so the order of the file stays: the first is official.", () -> {
          directory.load(PREFIX, file.services());
          directory.names(PREFIX + "9/tcp");
        });
    tour.step("What was there goes in the same transaction: loading twice is loading once.", () -> {
      directory.load(PREFIX, file.services());
      directory.names(PREFIX + "9/tcp");
    });
  }

  private static void looking(Tour tour) {
    ServiceDirectory directory = tour.use(ServiceDirectory.class);
    String discard = PREFIX + "9/tcp";
    tour.step(
        "A list knows places, from 0; the server looks for a name, and sends no list.", () -> {
          directory.officialName(discard);
          directory.position(discard, "null");
          directory.position(discard, "hole");
          directory.officialName(PREFIX + "10/tcp");
        });
  }

  private static void changing(Tour tour) {
    ServiceDirectory directory = tour.use(ServiceDirectory.class);
    String discard = PREFIX + "9/tcp";
    tour.step(
        "A name goes to the end, or before another one; the X in RPUSHX creates no list.", () -> {
          directory.addAlias(discard, "sink");
          directory.addAlias(PREFIX + "10/tcp", "nobody");
          directory.addAliasBefore(discard, "null", "hole");
          directory.addAliasBefore(discard, "nil", "hole");
          directory.names(discard);
        });
    tour.step(
        "A list keeps duplicates; LREM takes them all, and with its last name a list goes.", () -> {
          directory.remove(discard, "sink");
          directory.names(discard);
          directory.remove(PREFIX + "22/tcp", "ssh");
          directory.names(PREFIX + "22/tcp");
        });
  }

  private static void wholeFile(Tour tour, Source source) {
    ServiceDirectory directory = tour.useQuietly(ServiceDirectory.class);
    tour.step("A whole file goes in one transaction.", () -> {
      List<Service> services = source.file().services();
      List<ServicesFile.Malformed> malformed = source.file().malformed();
      directory.load("datatypes:machine:", services);
      tour.say(services.size() + " services from " + source.name());
      malformed.stream()
          .findFirst()
          .ifPresent(first -> tour.say(malformed.size() + " malformed, the first in " + first));
    });
  }

  private record Source(String name, ServicesFile file) {}

  private static Source source(Tour tour) {
    return tour.option(OPTION)
        .map(ServiceDirectoryTour::named)
        .orElseGet(ServiceDirectoryTour::unnamed);
  }

  private static Source named(String name) {
    try {
      return new Source(name, ServicesFile.read(Path.of(name)));
    } catch (NoSuchFileException e) {
      throw unusable(name, "does not exist", e);
    } catch (IOException | InvalidPathException e) {
      throw unusable(name, "cannot be read", e);
    }
  }

  private static SetupException unusable(String name, String reason, Exception cause) {
    return new SetupException(
        "%s: '%s' %s; name a file in the form of %s, or leave the option out."
            .formatted(OPTION, name, reason, SYSTEM_FILE),
        cause);
  }

  private static Source unnamed() {
    try {
      return new Source(SYSTEM_FILE.toString(), ServicesFile.read(SYSTEM_FILE));
    } catch (IOException e) {
      return new Source("the course's own sample", ServicesFile.sample());
    }
  }
}
