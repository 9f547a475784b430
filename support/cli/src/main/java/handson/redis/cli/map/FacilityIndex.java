package handson.redis.cli.map;

import handson.redis.cli.prompt.Reply;
import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The facilities of one map in Redis: the keys are those of {@link FacilityKeys}, under a name that
 * no other map has. Made here without any of the clients, as a trainee's checkout has no references.
 */
public final class FacilityIndex {
  private static final int BATCH = 500;
  // A map that is killed cannot take its keys away.
  private static final String EXPIRES = Long.toString(Duration.ofDays(6).toSeconds());

  private final RedisLine redis;
  private final FacilityKeys keys;

  private FacilityIndex(RedisLine redis, FacilityKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /** An empty one, of which Redis knows nothing yet. */
  public static FacilityIndex create(RedisLine redis) throws IOException {
    SecureRandom random = new SecureRandom();
    while (true) {
      FacilityKeys keys = new FacilityKeys("map:%04x".formatted(random.nextInt(1 << 16)));
      if (redis.sendAccepted("EXISTS", keys.index()).string().equals("0")) {
        return new FacilityIndex(redis, keys);
      }
    }
  }

  FacilityKeys keys() {
    return keys;
  }

  /**
   * Adds facilities in batches, and keeps no more than one of them in memory.
   *
   * @param prefix put before each id
   * @param stop asked before each row
   * @return how many, without those that came after the stop
   */
  public long load(Iterable<Facility> facilities, String prefix, BooleanSupplier stop)
      throws IOException {
    long loaded = 0;
    List<Facility> batch = new ArrayList<>(BATCH);
    Iterator<Facility> all = facilities.iterator();
    while (!stop.getAsBoolean() && all.hasNext()) {
      batch.add(withPrefix(prefix, all.next()));
      if (batch.size() == BATCH || !all.hasNext()) {
        redis.sendAccepted(commands(batch));
        loaded += batch.size();
        batch.clear();
      }
    }
    return loaded;
  }

  private static Facility withPrefix(String prefix, Facility facility) {
    return new Facility(
        prefix + facility.id(),
        facility.name(),
        facility.category(),
        facility.point(),
        facility.details());
  }

  private List<List<String>> commands(List<Facility> batch) {
    List<List<String>> commands = new ArrayList<>();
    List<String> geoadd = command("GEOADD", keys.index());
    for (Facility facility : batch) {
      geoadd.add(plain(facility.point().longitude()));
      geoadd.add(plain(facility.point().latitude()));
      geoadd.add(facility.id());
    }
    // A batch and its time to live come as one step, or not at all.
    commands.add(command("MULTI"));
    commands.add(geoadd);
    Set<String> expiring = new LinkedHashSet<>(List.of(keys.index(), keys.categories()));
    for (Facility facility : batch) {
      List<String> hset = command("HSET", keys.facility(facility.id()));
      facility.fields().forEach((field, value) -> hset.addAll(List.of(field, value)));
      commands.add(hset);
      expiring.add(keys.facility(facility.id()));
      if (!facility.category().isEmpty()) {
        commands.add(command("SADD", keys.categories(), facility.category()));
        commands.add(command("SADD", keys.category(facility.category()), facility.id()));
        expiring.add(keys.category(facility.category()));
      }
    }
    expiring.forEach(key -> commands.add(command("EXPIRE", key, EXPIRES)));
    commands.add(command("EXEC"));
    return commands;
  }

  /** Takes every key away, page by page. */
  public void remove() throws IOException {
    unlinkAll("ZSCAN", keys.index(), 2, keys::facility);
    unlinkAll("SSCAN", keys.categories(), 1, keys::category);
    redis.sendAccepted("UNLINK", keys.index(), keys.categories());
  }

  private void unlinkAll(String scan, String key, int step, UnaryOperator<String> keyOf)
      throws IOException {
    String cursor = "0";
    do {
      List<Reply> page = redis
          .sendAccepted(scan, key, cursor, "COUNT", Integer.toString(BATCH))
          .elements();
      cursor = page.get(0).string();
      List<Reply> members = page.get(1).elements();
      if (!members.isEmpty()) {
        redis.sendAccepted(Stream.concat(
                Stream.of("UNLINK"),
                IntStream.iterate(0, i -> i < members.size(), i -> i + step)
                    .mapToObj(i -> keyOf.apply(members.get(i).string())))
            .toArray(String[]::new));
      }
    } while (!cursor.equals("0"));
  }

  private static List<String> command(String... words) {
    return new ArrayList<>(List.of(words));
  }

  /** A number without an exponent, as a person writes it. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
