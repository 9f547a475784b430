package handson.redis.benchmarks;

import handson.redis.kit.RedisAddress;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

/** Single commands with each client, beside what the server gives at most. */
final class RawTopic implements Topic {
  private static final int ONE_BY_ONE = 10_000;
  private static final int PIPELINED = 200_000;
  private static final int IN_THREADS = 40_000;
  private static final int DEPTH = 100;
  private static final int THREADS = 8;
  private static final String BENCHMARK = "redis-benchmark";
  private static final String SOCKET = "bare socket";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public String title() {
    return "SET, GET and seven more, one by one, pipelined and in 8 threads, with each client";
  }

  @Override
  public void run(Lab lab) throws Exception {
    try (BareSocket socket = new BareSocket(lab.address());
        StatefulRedisConnection<String, String> batching =
            lab.clients().lettuceClient().connect()) {
      // Commands wait until they are flushed together; nobody else may use such a connection.
      batching.setAutoFlushCommands(false);
      for (RawCommand command : RawCommand.all()) {
        new Tables(lab, command, socket, batching).measure();
      }
    }
  }

  /** The three tables of a command. */
  private record Tables(
      Lab lab,
      RawCommand command,
      BareSocket socket,
      StatefulRedisConnection<String, String> batching) {

    void measure() throws Exception {
      lab.measure(oneByOne());
      lab.measure(pipelined());
      lab.measure(inThreads());
    }

    private Table oneByOne() {
      int number = lab.scale().of(ONE_BY_ONE);
      UnifiedJedis jedis = lab.jedis();
      RedisCommands<String, String> lettuce = lab.clients().lettuce().sync();
      RedissonClient redisson = lab.clients().redisson();
      byte[] bytes = BareSocket.command(command.words());
      List<Side> sides = new ArrayList<>();
      program(number, 1, 1).ifPresent(sides::add);
      sides.add(side(SOCKET, number, () -> repeat(number, () -> socket.send(bytes, 1))));
      sides.add(side("Jedis", number, () -> repeat(number, () -> command.jedis().accept(jedis))));
      sides.add(side(
          "Lettuce", number, () -> repeat(number, () -> command.lettuce().accept(lettuce))));
      sides.add(side(
          "Redisson", number, () -> repeat(number, () -> command.redisson().accept(redisson))));
      return table("one connection, one by one", sides, target(sides, 1.2, "Jedis"));
    }

    private Table pipelined() {
      int batches = Math.max(1, lab.scale().of(PIPELINED) / DEPTH);
      int number = batches * DEPTH;
      byte[] bytes = BareSocket.repeated(BareSocket.command(command.words()), DEPTH);
      List<Side> sides = new ArrayList<>();
      program(number, 1, DEPTH).ifPresent(sides::add);
      sides.add(side(SOCKET, number, () -> repeat(batches, () -> socket.send(bytes, DEPTH))));
      sides.add(side("Jedis", number, () -> repeat(batches, this::jedisBatch)));
      sides.add(side("Lettuce", number, () -> repeat(batches, this::lettuceBatch)));
      sides.add(side("Redisson", number, () -> repeat(batches, this::redissonBatch)));
      List<Target> targets = new ArrayList<>(target(sides, 0.9, "Jedis"));
      targets.addAll(target(sides, 0.5, "Lettuce"));
      targets.addAll(target(sides, 0.5, "Redisson"));
      return table("one connection, pipelined by " + DEPTH, sides, targets);
    }

    private Table inThreads() {
      int each = Math.max(1, lab.scale().of(IN_THREADS) / THREADS);
      int number = each * THREADS;
      UnifiedJedis jedis = lab.jedis();
      RedisCommands<String, String> lettuce = lab.clients().lettuce().sync();
      RedissonClient redisson = lab.clients().redisson();
      List<Side> sides = new ArrayList<>();
      program(number, THREADS, 1).ifPresent(sides::add);
      sides.add(crowd("Jedis", each, () -> command.jedis().accept(jedis)));
      sides.add(crowd("Lettuce", each, () -> command.lettuce().accept(lettuce)));
      sides.add(crowd("Redisson", each, () -> command.redisson().accept(redisson)));
      return table(THREADS + " threads", sides, List.of());
    }

    private Table table(String how, List<Side> sides, List<Target> targets) {
      return new Table(command.name() + ", " + how, Unit.perSecond("commands"), sides, targets, "");
    }

    private List<Target> target(List<Side> sides, double least, String side) {
      boolean beside = sides.get(0).name().equals(BENCHMARK);
      return beside ? List.of(Target.atLeast(least, side, BENCHMARK)) : List.of();
    }

    private Optional<Side> program(int number, int connections, int depth) {
      RedisAddress address = lab.address();
      Optional<Path> program = RedisTools.find(BENCHMARK, address);
      return program.map(path -> new Side(BENCHMARK, () -> {
        before();
        return RedisTools.benchmark(path, address, number, connections, depth, command.words());
      }));
    }

    private Side side(String name, int number, Work work) {
      return Side.rate(name, number, this::before, work);
    }

    private Side crowd(String name, int each, Work work) {
      return side(
          name, each * THREADS, () -> lab.together(THREADS, thread -> () -> repeat(each, work)));
    }

    private void before() {
      lab.jedis().del(RawCommand.KEY);
      if (command.name().equals("GET")) {
        lab.jedis().set(RawCommand.KEY, RawCommand.VALUE);
      }
    }

    private void jedisBatch() {
      try (AbstractPipeline pipeline = lab.jedis().pipelined()) {
        for (int i = 0; i < DEPTH; i++) {
          command.jedisPipeline().accept(pipeline);
        }
        pipeline.sync();
      }
    }

    private void lettuceBatch() throws IOException {
      RedisAsyncCommands<String, String> async = batching.async();
      RedisFuture<?>[] answers = new RedisFuture<?>[DEPTH];
      for (int i = 0; i < DEPTH; i++) {
        answers[i] = command.lettuceAsync().apply(async);
      }
      batching.flushCommands();
      if (!LettuceFutures.awaitAll(PATIENCE, answers)) {
        throw new IOException("Redis did not answer within " + PATIENCE.toSeconds() + " s.");
      }
    }

    private void redissonBatch() {
      RBatch batch = lab.clients().redisson().createBatch();
      for (int i = 0; i < DEPTH; i++) {
        command.redissonBatch().accept(batch);
      }
      batch.execute();
    }
  }

  private static void repeat(int times, Work work) throws Exception {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }
}
