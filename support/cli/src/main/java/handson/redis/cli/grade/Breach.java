package handson.redis.cli.grade;

/**
 * What a solution may not do.
 *
 * @param file the source file's name
 * @param line from 1; 0 where it stands in no line, as a superclass does
 * @param what it is, {@code java.lang.Runtime.exec}
 */
record Breach(String file, int line, String what) {

  @Override
  public String toString() {
    return "%s%s: %s".formatted(file, line == 0 ? "" : ":" + line, what);
  }
}
