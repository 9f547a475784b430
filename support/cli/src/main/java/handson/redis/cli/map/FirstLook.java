package handson.redis.cli.map;

import handson.redis.cli.map.MapFacts.Category;
import handson.redis.cli.map.MapFacts.Start;
import handson.redis.cli.prompt.Reply;
import handson.redis.geo.FacilityKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** What there is in an index, so that the page begins where something is to be seen. */
final class FirstLook {
  private static final int ENOUGH = 20;
  private static final int SAMPLE = 40;
  private static final int FARTHEST_KM = 20_100;

  private final RedisLine redis;
  private final FacilityKeys keys;

  FirstLook(RedisLine redis, FacilityKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  long facilities() throws IOException {
    return Long.parseLong(redis.sendAccepted("ZCARD", keys.index()).string());
  }

  /** By how many facilities they have, the largest first. */
  List<Category> categories() throws IOException {
    List<String> names = redis.sendAccepted("SMEMBERS", keys.categories()).elements().stream()
        .map(Reply::string)
        .sorted()
        .limit(MapFacts.MOST)
        .toList();
    List<Reply> counts = redis.sendAccepted(
        names.stream().map(name -> List.of("SCARD", keys.category(name))).toList());
    List<Category> categories = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      categories.add(new Category(names.get(i), Long.parseLong(counts.get(i).string())));
    }
    categories.sort(Comparator.comparingLong(Category::facilities).reversed());
    return categories;
  }

  /**
   * Around one of some members, taken from everywhere in the index, the one with the closest
   * neighbours: rings around all of them grow until one holds enough.
   */
  Start start() throws IOException {
    List<String> members = members();
    String enough = Long.toString(Math.min(ENOUGH, facilities()));
    for (double kilometres = 1; ; kilometres = Math.min(FARTHEST_KM, kilometres * 4)) {
      String radius = FacilityIndex.plain(kilometres);
      List<List<Reply>> near = redis
          .sendAccepted(members.stream()
              .map(member -> List.of(
                  "GEOSEARCH",
                  keys.index(),
                  "FROMMEMBER",
                  member,
                  "BYRADIUS",
                  radius,
                  "km",
                  "ASC",
                  "COUNT",
                  enough,
                  "WITHDIST"))
              .toList())
          .stream()
          .map(Reply::elements)
          .toList();
      boolean isLast = kilometres == FARTHEST_KM;
      Optional<List<Reply>> closest = near.stream()
          .filter(ring -> isLast || Integer.toString(ring.size()).equals(enough))
          .min(Comparator.comparingDouble(FirstLook::farthest));
      if (closest.isPresent()) {
        return start(members.get(near.indexOf(closest.get())), farthest(closest.get()));
      }
    }
  }

  private List<String> members() throws IOException {
    long facilities = facilities();
    List<List<String>> commands = LongStream.range(0, Math.min(SAMPLE, facilities))
        .map(i -> i * facilities / Math.min(SAMPLE, facilities))
        .mapToObj(Long::toString)
        .map(rank -> List.of("ZRANGE", keys.index(), rank, rank))
        .toList();
    return redis.sendAccepted(commands).stream()
        .map(reply -> reply.elements().get(0).string())
        .toList();
  }

  private Start start(String member, double kilometres) throws IOException {
    List<Reply> at =
        redis.sendAccepted("GEOPOS", keys.index(), member).elements().get(0).elements();
    return new Start(
        degrees(at.get(0)), degrees(at.get(1)), roundUp(Math.max(0.2, kilometres)), "km");
  }

  private static double farthest(List<Reply> ring) {
    return number(ring.get(ring.size() - 1).elements().get(1));
  }

  /** To 1, 2 or 5, or ten, a hundred, ... times that. */
  private static double roundUp(double number) {
    double ten = Math.pow(10, Math.floor(Math.log10(number)));
    for (double step : new double[] {1, 2, 5}) {
      if (number <= step * ten) {
        return Math.min(FARTHEST_KM, step * ten);
      }
    }
    return Math.min(FARTHEST_KM, 10 * ten);
  }

  private static double number(Reply reply) {
    return Double.parseDouble(reply.string());
  }

  /** Without what the server's rounding added: a millionth of a degree is 11 cm. */
  private static double degrees(Reply reply) {
    return Math.round(number(reply) * 1e6) / 1e6;
  }
}
