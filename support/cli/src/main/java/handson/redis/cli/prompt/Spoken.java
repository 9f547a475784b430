package handson.redis.cli.prompt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a command means for the conversation that it is part of.
 *
 * @param name in upper case
 * @param words how many there are, the name included
 * @param text all of it in upper case, for a look at subcommands and options
 */
record Spoken(String name, int words, String text) {
  private static final Set<String> SUBSCRIBING = Set.of("SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE");
  private static final Set<String> UNSUBSCRIBING =
      Set.of("UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE");

  /** The commands whose answer redis-cli prints as it is, even for people. */
  private static final Pattern VERBATIM = Pattern.compile(
      "INFO( .*)?|LOLWUT( .*)?|DEBUG HTSTATS(-KEY)?( .*)?|MEMORY (MALLOC-STATS|DOCTOR)( .*)?"
          + "|CLUSTER (NODES|INFO)|CLIENT (LIST|INFO)( .*)?|LATENCY GRAPH [^ ]+"
          + "|LATENCY DOCTOR",
      Pattern.DOTALL);

  private static final Pattern SECRET = Pattern.compile(
      "(.* )?(AUTH|AUTH2|SETUSER|REQUIREPASS|MASTERAUTH|[^ ]*-PASS)( .*)?", Pattern.DOTALL);

  static Spoken of(List<byte[]> words) {
    List<String> upper = words.stream()
        .map(word -> new String(word, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT))
        .toList();
    return new Spoken(upper.isEmpty() ? "" : upper.get(0), upper.size(), String.join(" ", upper));
  }

  boolean is(String command) {
    return name.equals(command);
  }

  boolean isVerbatim() {
    return VERBATIM.matcher(text).matches();
  }

  /** Whether replies go on and on after this. */
  boolean isEndless() {
    return subscribes() || is("MONITOR");
  }

  boolean subscribes() {
    return SUBSCRIBING.contains(name);
  }

  /** How many replies it takes: leaving channels is confirmed for each of them. */
  int replies() {
    return UNSUBSCRIBING.contains(name) ? Math.max(1, words - 1) : 1;
  }

  boolean isUnsubscribing() {
    return UNSUBSCRIBING.contains(name);
  }

  /** Whether it may hold a password. */
  boolean isSecret() {
    return SECRET.matcher(text).matches();
  }
}
