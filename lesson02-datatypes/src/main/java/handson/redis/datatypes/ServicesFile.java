package handson.redis.datatypes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in the form of {@code /etc/services}: on each line an official name, {@code
 * port/protocol}, and aliases, with spaces or tabs between them. From a {@code #} on a line is a
 * comment; a line with nothing else is skipped.
 *
 * @param services one for each port and protocol, in the order of the file; several lines for the
 *     same are one service, each name once, in the order of the lines
 * @param malformed the lines that could not be read, in the order of the file
 * @see <a href="https://man7.org/linux/man-pages/man5/services.5.html">services(5)</a>
 */
public record ServicesFile(List<Service> services, List<Malformed> malformed) {
  private static final Pattern PORT = Pattern.compile("([0-9]{1,9})/([^/]+)");

  /**
   * A line that could not be read.
   *
   * @param line its number, from 1
   * @param reason what is wrong with it
   */
  public record Malformed(int line, String reason) {

    /** For people: {@code line 7: ...}. */
    @Override
    public String toString() {
      return "line " + line + ": " + reason;
    }
  }

  /** Reads a file. What is no UTF-8 becomes a replacement character: names are ASCII anyway. */
  public static ServicesFile read(Path file) throws IOException {
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /** The course's own file of some 30 services, the same on every machine. */
  public static ServicesFile sample() {
    try (InputStream in = ServicesFile.class.getResourceAsStream("services")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the text of a file. */
  public static ServicesFile parse(String text) {
    Map<Port, Set<String>> names = new LinkedHashMap<>();
    List<Malformed> malformed = new ArrayList<>();
    int number = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      String line = lines.next().replaceFirst("#.*", "").strip();
      number++;
      if (line.isEmpty()) {
        continue;
      }
      try {
        List<String> words = List.of(line.split("\\s+"));
        Set<String> known = names.computeIfAbsent(port(words), port -> new LinkedHashSet<>());
        known.add(words.get(0));
        known.addAll(words.subList(2, words.size()));
      } catch (IllegalArgumentException e) {
        malformed.add(new Malformed(number, e.getMessage()));
      }
    }
    List<Service> services = names.entrySet().stream()
        .map(
            e -> new Service(e.getKey().number(), e.getKey().protocol(), List.copyOf(e.getValue())))
        .toList();
    return new ServicesFile(services, List.copyOf(malformed));
  }

  private static Port port(List<String> words) {
    if (words.size() < 2) {
      throw new IllegalArgumentException("no port/protocol after '" + words.get(0) + "'");
    }
    Matcher port = PORT.matcher(words.get(1));
    if (!port.matches()) {
      throw new IllegalArgumentException("'" + words.get(1) + "' is not of the form port/protocol");
    }
    int number = Integer.parseInt(port.group(1));
    if (number > 65_535) {
      throw new IllegalArgumentException("port " + number + " is above 65535");
    }
    return new Port(number, port.group(2));
  }

  private record Port(int number, String protocol) {}
}
