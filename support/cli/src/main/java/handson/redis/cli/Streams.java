package handson.redis.cli;

import java.util.Set;

/**
 * Which of the standard streams are a terminal. Java can only tell whether both are, so the
 * launcher says it in the property {@code course.terminal}: {@code in}, {@code out}, or both.
 */
record Streams(boolean terminalIn, boolean terminalOut) {

  static Streams ofThisProcess() {
    String property = System.getProperty("course.terminal");
    if (property == null) {
      boolean both = System.console() != null;
      return new Streams(both, both);
    }
    Set<String> names = Set.of(property.split(","));
    return new Streams(names.contains("in"), names.contains("out"));
  }
}
