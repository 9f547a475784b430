package handson.redis.datatypes;

import java.util.List;

/**
 * What listens on a port.
 *
 * @param port 0 to 65535
 * @param protocol {@code tcp}, {@code udp}, ...; not empty
 * @param names the official name, then the aliases; at least one
 */
public record Service(int port, String protocol, List<String> names) {

  /**
   * @throws IllegalArgumentException where one of them is not as it must be
   */
  public Service {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
    if (protocol.isEmpty()) {
      throw new IllegalArgumentException("port " + port + " has no protocol");
    }
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(port + "/" + protocol + " has no name");
    }
  }

  /** The key of the port's list: {@code PREFIX22/tcp}. */
  public String key(String prefix) {
    return prefix + port + "/" + protocol;
  }

  /** For people: {@code 9/tcp [discard, sink, null]}. */
  @Override
  public String toString() {
    return key("") + " " + names;
  }
}
