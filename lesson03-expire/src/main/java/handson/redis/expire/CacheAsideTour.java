package handson.redis.expire;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** What the tour shows of {@link CacheAside}: a shop that reads its products through it. */
final class CacheAsideTour implements TopicTour {
  private static final int CROWD = 32;
  private static final int MANY = 100;

  @Override
  public void show(Tour tour) {
    CachedShop cached = new CachedShop(tour.useQuietly(CacheAside.class), policy(0), tour::show);
    Shop shop = tour.shown(Shop.class, cached);
    tour.step("A product is loaded once; the second time Redis has it, as JSON.", () -> {
      shop.product("7");
      shop.product("7");
    });
    tour.step("That there is no product 0 is remembered too, for a shorter time.", () -> {
      shop.product("0");
      shop.product("0");
    });
    tour.step("A new price goes to the source first; after that the old value goes.", () -> {
      shop.reprice("7", 375);
      shop.product("7");
    });
    tour.step(
        "A price changes during a load: the lease is gone, and the old price not cached.", () -> {
          cached.duringTheNextLoad.set(() -> shop.reprice("8", 475));
          shop.product("8");
          shop.product("8");
        });
    tour.step("All programs count into one hash.", shop::statistics);
    tour.step("32 threads ask for a product that nobody has cached: one of them loads it.", () -> {
      Shop quiet = new CachedShop(
          tour.useQuietly(CacheAside.class), policy(0), (what, value) -> tour.say(what));
      long served = stampede(quiet);
      // How often who waits looks differs from run to run.
      tour.forgetCommands();
      tour.show("threads that have it", served);
    });
    tour.step("100 products are cached at once, for 10 minutes, and leave one by one.", () -> {
      spread(tour.useQuietly(CacheAside.class), tour);
    });
  }

  private static CachePolicy policy(double jitter) {
    return new CachePolicy(
        "expire:products",
        Duration.ofMinutes(10),
        jitter,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2));
  }

  private static long stampede(Shop shop) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CROWD);
    try {
      Callable<Optional<Product>> visitor = () -> shop.product("9");
      long served = 0;
      for (Future<Optional<Product>> answer :
          threads.invokeAll(Collections.nCopies(CROWD, visitor))) {
        served += answer.get().stream().count();
      }
      return served;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    } finally {
      threads.shutdown();
    }
  }

  private static void spread(CacheAside cacheAside, Tour tour) {
    CachePolicy tenth = policy(0.1);
    for (int i = 0; i < MANY; i++) {
      cacheAside.get(tenth, "many" + i, Product.class, () -> Optional.of(new Product("tea", 350)));
    }
    tour.forgetCommands();
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      long[] seconds = IntStream.range(0, MANY)
          .mapToLong(i -> clients.jedis().pttl(tenth.valueKey("many" + i)) / 1_000)
          .sorted()
          .toArray();
      tour.show("the first leaves before 9:30", seconds[0] < 570);
      tour.show("the last leaves after 10:30", seconds[MANY - 1] > 630);
    }
  }

  /** What the pages of a shop call. */
  public interface Shop {
    /** Empty where the shop does not have it. */
    Optional<Product> product(String id);

    /** Whether nobody gets the old price from now on. */
    boolean reprice(String id, long cents);

    /** What the cache was worth. */
    CacheAside.Statistics statistics();
  }

  private static final class CachedShop implements Shop {
    private final Map<String, Product> source = new ConcurrentHashMap<>(Map.of(
        "7",
        new Product("tea", 350),
        "8",
        new Product("coffee", 450),
        "9",
        new Product("milk", 90)));
    private final AtomicReference<Runnable> duringTheNextLoad = new AtomicReference<>(() -> {});
    private final CacheAside cacheAside;
    private final CachePolicy policy;
    private final BiConsumer<String, Object> loaded;

    CachedShop(CacheAside cacheAside, CachePolicy policy, BiConsumer<String, Object> loaded) {
      this.cacheAside = cacheAside;
      this.policy = policy;
      this.loaded = loaded;
    }

    // snippet: use
    @Override
    public Optional<Product> product(String id) {
      return cacheAside.get(policy, id, Product.class, () -> load(id));
    }

    @Override
    public boolean reprice(String id, long cents) {
      return cacheAside.update(
          policy, id, () -> source.compute(id, (key, old) -> new Product(old.name(), cents)));
    }

    // end

    @Override
    public CacheAside.Statistics statistics() {
      return cacheAside.statistics(policy);
    }

    private Optional<Product> load(String id) {
      Optional<Product> product = Optional.ofNullable(source.get(id));
      loaded.accept("(loading product %s)".formatted(id), product);
      duringTheNextLoad.getAndSet(() -> {}).run();
      return product;
    }
  }
}
