package handson.redis.testing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Checks that all clients speak the same data: what each writes, each reads. */
public final class CrossClient {
  private CrossClient() {}

  /**
   * Every pair of a contract's references as a test, for a {@code @TestFactory}.
   *
   * @param check writes with the first, reads with the second, under keys that start with the
   *     prefix it is given
   */
  public static <T> Stream<DynamicTest> pairs(
      Class<T> contract, RunningRedis redis, Check<T> check) {
    ClassLoader loader = contract.getClassLoader();
    List<Implementation<T>> references = Implementation.CLIENTS.stream()
        .flatMap(name -> Implementation.find(contract, name, loader).stream())
        .toList();
    return references.stream()
        .flatMap(writer -> references.stream()
            .map(reader -> dynamicTest(
                "%s: %s writes, %s reads"
                    .formatted(contract.getSimpleName(), writer.name(), reader.name()),
                () -> run(writer, reader, redis, check))));
  }

  private static <T> void run(
      Implementation<T> writer, Implementation<T> reader, RunningRedis redis, Check<T> check)
      throws Exception {
    Given given = Given.of(writer.name() + reader.name());
    // It deletes what the pair wrote.
    Evidence evidence = Evidence.open(redis, "course-cross", given);
    try (evidence;
        RedisClients clients = new RedisClients(redis.address(), "course-cross")) {
      T first = writer.create(clients);
      T second = reader.create(clients);
      check.check(first, second, given);
      closeIfNeeded(first);
      closeIfNeeded(second);
    }
  }

  private static void closeIfNeeded(Object object) throws Exception {
    if (object instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** Writes with one, reads with the other, and asserts that it is the same. */
  @FunctionalInterface
  public interface Check<T> {
    /** Does it; it may throw. */
    void check(T writer, T reader, Given given) throws Exception;
  }
}
