package handson.redis.benchmarks;

import handson.redis.geo.BulkLoad;
import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Place;
import handson.redis.geo.RingSearch;
import handson.redis.geo.jedis.JedisBulkLoad;
import handson.redis.geo.jedis.JedisNearestPlaces;
import handson.redis.geo.jedis.JedisRingSearch;
import handson.redis.geo.lettuce.LettuceBulkLoad;
import handson.redis.geo.lettuce.LettuceRingSearch;
import handson.redis.geo.redisson.RedissonBulkLoad;
import handson.redis.geo.redisson.RedissonRingSearch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Places: how fast an index is filled, and how fast it is searched as it grows. */
final class GeoTopic implements Topic {
  private static final String INDEX = Lab.KEYS + "places";
  private static final int MILLION = 1_000_000;
  private static final int CENTRES = 40;
  private static final int SEARCHES = 2_000;
  private static final int NEAREST = 10;
  private static final double WITHIN_KM = 100;
  private static final int DEPTH = 1_000;
  private static final String PIPE = "redis-cli --pipe";
  private static final String PLAIN = "GEOSEARCH, Jedis";

  @Override
  public String name() {
    return "geo";
  }

  @Override
  public String title() {
    return "loading places, and finding the nearest among 1,000 to 1,000,000";
  }

  @Override
  public void run(Lab lab) throws Exception {
    int million = lab.scale().of(MILLION);
    Path commands = Files.createTempFile("bench-places", ".resp");
    try {
      write(commands, million);
      lab.measure(loading(lab, million, commands));
    } finally {
      Files.delete(commands);
    }
    lab.clear();
    int from = 0;
    for (int size : sizes(million)) {
      new JedisBulkLoad(lab.jedis()).load(INDEX, MillionPlaces.of(from, size), BulkLoad.CHUNK);
      from = size;
      lab.measure(searching(lab, size));
    }
  }

  private static List<Integer> sizes(int most) {
    List<Integer> sizes = new ArrayList<>();
    for (int size = 1_000; size < most; size *= 10) {
      sizes.add(size);
    }
    sizes.add(most);
    return sizes;
  }

  private static Table loading(Lab lab, int number, Path commands) {
    List<Side> sides = new ArrayList<>();
    Optional<Path> pipe = RedisTools.find("redis-cli", lab.address());
    pipe.ifPresent(program -> sides.add(
        side(lab, PIPE, number, () -> RedisTools.pipe(program, lab.address(), commands))));
    sides.add(side(lab, "bare socket", number, () -> socket(lab, number)));
    sides.add(load(lab, "ours, Jedis", number, new JedisBulkLoad(lab.jedis())));
    sides.add(
        load(lab, "ours, Lettuce", number, new LettuceBulkLoad(lab.clients().lettuce())));
    sides.add(
        load(lab, "ours, Redisson", number, new RedissonBulkLoad(lab.clients().redisson())));
    return new Table(
        "loading " + counted(number) + " places into an empty index",
        Unit.perSecond("places"),
        sides,
        pipe.isPresent() && number == MILLION
            ? List.of(Target.atLeast(1.8, "ours, Jedis", PIPE))
            : List.of(),
        "The pipe and the bare socket send one GEOADD a place, in no order, from commands that were"
            + " made before; ours make the places, sort them by geohash and send 1,000 in a GEOADD.");
  }

  private static Side load(Lab lab, String name, int number, BulkLoad loader) {
    return side(
        lab, name, number, () -> loader.load(INDEX, MillionPlaces.of(0, number), BulkLoad.CHUNK));
  }

  /** What was loaded is looked at, outside of the time. */
  private static Side side(Lab lab, String name, int number, Work work) {
    Side rate = Side.rate(name, number, () -> lab.jedis().del(INDEX), work);
    return new Side(name, () -> {
      double figure = rate.probe().measure();
      long loaded = lab.jedis().zcard(INDEX);
      if (loaded != number) {
        throw new IllegalStateException(name + " loaded " + loaded + " of " + number + " places.");
      }
      return figure;
    });
  }

  private static byte[] command(Place place) {
    return BareSocket.command(List.of(
        "GEOADD",
        INDEX,
        Double.toString(place.point().longitude()),
        Double.toString(place.point().latitude()),
        place.member()));
  }

  private static void write(Path file, int number) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 65_536)) {
      for (Place place : MillionPlaces.of(0, number)) {
        out.write(command(place));
      }
    }
  }

  private static void socket(Lab lab, int number) throws IOException {
    try (BareSocket socket = new BareSocket(lab.address())) {
      for (int i = 0; i < number; i += DEPTH) {
        int end = Math.min(number, i + DEPTH);
        java.io.ByteArrayOutputStream some = new java.io.ByteArrayOutputStream();
        for (Place place : MillionPlaces.of(i, end)) {
          some.writeBytes(command(place));
        }
        socket.send(some.toByteArray(), end - i);
      }
    }
  }

  private static Table searching(Lab lab, int size) throws IOException {
    NearestPlaces plain = new JedisNearestPlaces(lab.jedis());
    RingSearch jedis = new JedisRingSearch(lab.jedis());
    same(plain, jedis);
    List<Side> sides = List.of(
        search(lab, PLAIN, plainly(size), i -> plain(plain, i)),
        search(lab, "ours in rings, Jedis", SEARCHES, i -> rings(jedis, i)),
        search(
            lab,
            "ours in rings, Lettuce",
            SEARCHES,
            rings(new LettuceRingSearch(lab.clients().lettuce()))),
        search(
            lab,
            "ours in rings, Redisson",
            SEARCHES,
            rings(new RedissonRingSearch(lab.clients().redisson()))));
    return new Table(
        "the nearest %d within %.0f km of %s places".formatted(NEAREST, WITHIN_KM, counted(size)),
        Unit.perSecond("searches"),
        sides,
        size == MILLION ? List.of(Target.atLeast(30, "ours in rings, Jedis", PLAIN)) : List.of(),
        "The answers are the same: each was compared before.");
  }

  /** One search among a million takes as long as hundreds among few: less than a second for all. */
  private static int plainly(int size) {
    return Math.min(SEARCHES, CENTRES * (MILLION / size));
  }

  private static Side search(Lab lab, String name, int searches, IntFunction<List<Nearby>> search) {
    int number = lab.scale().of(searches);
    return Side.rate(name, number, Work.NONE, () -> {
      for (int i = 0; i < number; i++) {
        search.apply(i % CENTRES);
      }
    });
  }

  private static void same(NearestPlaces plain, RingSearch rings) throws IOException {
    for (int i = 0; i < CENTRES; i++) {
      if (!plain(plain, i).equals(rings(rings, i))) {
        throw new IOException("Rings found others than GEOSEARCH around "
            + MillionPlaces.point(Integer.MAX_VALUE - i) + ": the figures would say nothing.");
      }
    }
  }

  private static List<Nearby> plain(NearestPlaces places, int number) {
    return places.nearest(
        INDEX,
        MillionPlaces.point(Integer.MAX_VALUE - number),
        NEAREST,
        WITHIN_KM,
        DistanceUnit.KILOMETRES);
  }

  private static IntFunction<List<Nearby>> rings(RingSearch search) {
    return number -> rings(search, number);
  }

  /** No place has such a number: the centre is where none is. */
  private static List<Nearby> rings(RingSearch search, int number) {
    return search.nearest(
        INDEX,
        MillionPlaces.point(Integer.MAX_VALUE - number),
        NEAREST,
        WITHIN_KM,
        DistanceUnit.KILOMETRES);
  }

  private static String counted(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
