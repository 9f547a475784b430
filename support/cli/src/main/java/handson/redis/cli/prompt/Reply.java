package handson.redis.cli.prompt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A reply as Redis sent it. The clients hand out decoded values, in which a status and a string, or
 * a set and an array, look alike; to print a reply as redis-cli does takes the type on the wire.
 *
 * @param text what was sent, without the type; empty for NIL and for what has elements
 * @param elements of an ARRAY, SET or PUSH; of a MAP each key followed by its value
 */
public record Reply(Type type, byte[] text, List<Reply> elements) {
  private static final byte[] NOTHING = {};

  /** The types of RESP2 and RESP3. */
  public enum Type {
    STATUS,
    ERROR,
    INTEGER,
    DOUBLE,
    BIG_NUMBER,
    BOOLEAN,
    STRING,
    VERBATIM,
    NIL,
    ARRAY,
    SET,
    MAP,
    PUSH
  }

  static Reply of(Type type, byte[] text) {
    return new Reply(type, text, List.of());
  }

  static Reply of(Type type, List<Reply> elements) {
    return new Reply(type, NOTHING, elements);
  }

  static Reply nil() {
    return of(Type.NIL, NOTHING);
  }

  /** Whether Redis refused. */
  public boolean isError() {
    return type == Type.ERROR;
  }

  /** The text, read as UTF-8. */
  public String string() {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The value of a key, in a map or in what RESP2 sends for one. */
  Optional<Reply> get(String key) {
    for (int i = 0; i + 1 < elements.size(); i += 2) {
      if (elements.get(i).string().equals(key)) {
        return Optional.of(elements.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
