package handson.redis.cli.grade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The classes and members that a solution may refer to, as {@code allowed.txt} lists them. */
final class AllowList {
  private static final String FILE = "allowed.txt";
  private static final Members ALL = new Members(Set.of(), true);

  private final Map<String, Members> classes = new HashMap<>();
  private final Set<String> packages = new HashSet<>();
  private final Set<String> trees = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  /** Either these members only, or all but these. */
  private record Members(Set<String> names, boolean allBut) {
    boolean allow(String member) {
      return names.contains(member) != allBut;
    }
  }

  static AllowList load() {
    AllowList list = new AllowList();
    try (InputStream in = AllowList.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(list::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return list;
  }

  private void add(String line) {
    if (line.startsWith("!")) {
      refused.add(line.substring(1).strip());
    } else if (line.endsWith(".**")) {
      trees.add(line.substring(0, line.length() - 3));
    } else if (line.endsWith(".*")) {
      packages.add(line.substring(0, line.length() - 2));
    } else if (line.contains(":")) {
      String names = line.substring(line.indexOf(':') + 1).strip();
      boolean allBut = names.startsWith("-");
      Set<String> members = Set.of((allBut ? names.substring(1) : names).strip().split("\\s+"));
      classes.put(line.substring(0, line.indexOf(':')).strip(), new Members(members, allBut));
    } else {
      classes.put(line, ALL);
    }
  }

  /**
   * Whether a class may be referred to.
   *
   * @param name as {@code java.util.Map$Entry}
   */
  boolean allowsClass(String name) {
    if (classes.containsKey(name)) {
      return true;
    }
    if (refused.contains(name)) {
      return false;
    }
    int dot = name.lastIndexOf('.');
    String folder = dot < 0 ? "" : name.substring(0, dot);
    if (packages.contains(folder)) {
      return true;
    }
    for (String at = folder;
        !at.isEmpty();
        at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      if (trees.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether not all members of a class are allowed. */
  boolean isRestricted(String name) {
    return classes.getOrDefault(name, ALL) != ALL;
  }

  /**
   * Whether a member of an allowed class may be referred to.
   *
   * @param member a method's or field's name, {@code <init>} for a constructor
   */
  boolean allowsMember(String name, String member) {
    return classes.getOrDefault(name, ALL).allow(member);
  }
}
