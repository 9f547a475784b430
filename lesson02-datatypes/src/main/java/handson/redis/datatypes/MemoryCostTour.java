package handson.redis.datatypes;

import handson.redis.datatypes.MemoryCost.Structure;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What the tour shows of {@link MemoryCost}. */
final class MemoryCostTour implements TopicTour {
  private static final String PLAYERS = "datatypes:players:";
  private static final int SMALL = 100;

  @Override
  public void show(Tour tour) {
    tour.reference(MemoryCost.class)
        .ifPresentOrElse(
            memory -> show(tour, memory),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, MemoryCost memory) {
    tour.step("Redis measures a key, and tells how it keeps the value.", () -> {
      MemoryCost shown = tour.shown(MemoryCost.class, memory);
      shown.store(Structure.HASH, PLAYERS + "few", players("player", 1, 2));
      shown.encoding(PLAYERS + "few");
      shown.bytes(List.of(PLAYERS + "few"));
    });
    tour.step("The same players in each structure: bytes for each of them.", () -> {
      tour.say("%-22s %18s %26s".formatted("", "1,000 players", "10,000 players"));
      for (Structure structure : Structure.values()) {
        tour.say(row(
            structure.toString().toLowerCase(Locale.ROOT).replace('_', ' '),
            each(memory, structure, 1_000),
            each(memory, structure, 10_000)));
      }
      tour.say(row(
          "hashes of 100 players", inSmallHashes(memory, 1_000), inSmallHashes(memory, 10_000)));
    });
    tour.step("A small value is one block, until one element more passes a limit.", () -> {
      turningPoint(tour, memory, Structure.HASH, "player", "hash-max-listpack-entries");
      turningPoint(tour, memory, Structure.SORTED_SET, "player", "zset-max-listpack-entries");
      turningPoint(tour, memory, Structure.SET, "", "set-max-intset-entries");
      turningPoint(tour, memory, Structure.SET, "player", "set-max-listpack-entries");
    });
    tour.step(
        "One element that is longer than the limit changes the whole value, for good.", () -> {
          long limit = memory.limit("hash-max-listpack-value").orElseThrow();
          String key = PLAYERS + "long";
          memory.store(Structure.HASH, key, players("player", 0, 10));
          tour.say("hash-max-listpack-value is " + limit + " bytes");
          say(tour, memory, "10 short names", key);
          memory.store(Structure.HASH, key, Map.of("x".repeat((int) limit + 1), 1L));
          say(tour, memory, "and one of " + (limit + 1), key);
        });
  }

  private static String row(String name, String thousand, String tenThousand) {
    return "%-22s %18s %26s".formatted(name, thousand, tenThousand);
  }

  private static String each(MemoryCost memory, Structure structure, int count) {
    String key = PLAYERS + structure + ":" + count;
    Map<String, Long> players = players("player", 0, count);
    memory.store(structure, key, players);
    return each(memory, MemoryCost.keys(structure, key, players.keySet()), count);
  }

  private static String inSmallHashes(MemoryCost memory, int count) {
    List<String> keys = new ArrayList<>();
    for (int from = 0; from < count; from += SMALL) {
      keys.add(PLAYERS + "part:" + count + ":" + from / SMALL);
      memory.store(Structure.HASH, keys.get(from / SMALL), players("player", from, from + SMALL));
    }
    return each(memory, keys, count);
  }

  private static String each(MemoryCost memory, List<String> keys, int count) {
    String encoding = memory.encoding(keys.get(0)).orElse("nothing");
    return String.format(
        Locale.ROOT, "%s %6s", encoding, about(Math.round((double) memory.bytes(keys) / count)));
  }

  private static void turningPoint(
      Tour tour, MemoryCost memory, Structure structure, String names, String setting) {
    OptionalLong found = memory.limit(setting);
    if (found.isEmpty()) {
      tour.say(setting + ": this server has none");
      return;
    }
    int limit = (int) found.getAsLong();
    String key = PLAYERS + setting;
    tour.say(String.format(Locale.ROOT, "%s is %,d", setting, limit));
    memory.store(structure, key, players(names, 0, limit));
    say(tour, memory, limit + " elements", key);
    memory.store(structure, key, players(names, limit, limit + 1));
    say(tour, memory, limit + 1 + " elements", key);
  }

  private static void say(Tour tour, MemoryCost memory, String what, String key) {
    tour.say(String.format(
        Locale.ROOT,
        "  %-15s  %-10s %8s bytes",
        what,
        memory.encoding(key).orElse("nothing"),
        about(memory.bytes(List.of(key)))));
  }

  /** Names of one length, or plain numbers where the prefix is empty, with five digits of points. */
  private static Map<String, Long> players(String prefix, int from, int to) {
    Map<String, Long> players = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      players.put(
          prefix.isEmpty() ? Integer.toString(i) : String.format(Locale.ROOT, "%s:%05d", prefix, i),
          10_000L + i);
    }
    return players;
  }

  private static String about(long bytes) {
    return String.format(Locale.ROOT, "~%,d", bytes);
  }
}
