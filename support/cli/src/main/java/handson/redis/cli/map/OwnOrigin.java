package handson.redis.cli.map;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the page of this server from others: on this machine every page of every site can send
 * requests to it.
 *
 * @param port where it listens
 */
record OwnOrigin(int port) {

  /**
   * Why a request is not answered.
   *
   * @return empty where it comes from the page, or from an address that somebody typed
   */
  Optional<String> refusal(Headers headers) {
    // snippet: refusal
    // A name that a stranger's DNS leads here (rebinding) makes his page look like ours.
    Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    List<String> host = headers.getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts.contains(host.get(0))) {
      return Optional.of(
          "This is http://127.0.0.1:%d/, and goes by no other name.".formatted(port));
    }
    List<String> origin = headers.getOrDefault("Origin", List.of());
    if (!origin.stream().allMatch(("http://" + host.get(0))::equals)) {
      return Optional.of("Only its own page may ask.");
    }
    List<String> site = headers.getOrDefault("Sec-Fetch-Site", List.of());
    if (!Set.of("same-origin", "none").containsAll(site)) {
      return Optional.of("Only its own page may ask; to open it, type its address.");
    }
    // end
    return Optional.empty();
  }
}
