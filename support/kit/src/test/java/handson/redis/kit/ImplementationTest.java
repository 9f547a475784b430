package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.greeting.Greeter;
import handson.redis.kit.greeting.Stranger;
import handson.redis.kit.greeting.exercise.GreeterExercise;
import handson.redis.kit.greeting.jedis.JedisGreeter;
import handson.redis.kit.greeting.lettuce.LettuceGreeter;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

final class ImplementationTest {
  private static final ClassLoader LOADER = ImplementationTest.class.getClassLoader();

  private static EmbeddedRedis redis;
  private static RedisClients clients;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.start();
    clients = new RedisClients(redis.address(), "test");
  }

  @AfterAll
  static void end() {
    clients.close();
    redis.close();
  }

  @ParameterizedTest
  @CsvSource({
    "jedis, jedis.JedisGreeter",
    "lettuce, lettuce.LettuceGreeter",
    "redisson, redisson.RedissonGreeter",
    "exercise, exercise.GreeterExercise",
    "GreeterForgets, decoy.GreeterForgets"
  })
  void namesFollowTheConvention(String name, String className) {
    assertThat(Implementation.className(Greeter.class, name))
        .isEqualTo("handson.redis.kit.greeting." + className);
  }

  @Test
  void findsWhatIsThere() {
    assertThat(Implementation.find(Greeter.class, "jedis", LOADER))
        .contains(new Implementation<>("jedis", Greeter.class, JedisGreeter.class));
    assertThat(Implementation.find(Greeter.class, "lettuce", LOADER))
        .contains(new Implementation<>("lettuce", Greeter.class, LettuceGreeter.class));
    assertThat(Implementation.find(Greeter.class, Implementation.EXERCISE, LOADER))
        .contains(new Implementation<>("exercise", Greeter.class, GreeterExercise.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redisson", "GreeterForgets", "jedis2", "", "a.b", "../x"})
  void whatIsMissingIsEmpty(String name) {
    assertThat(Implementation.find(Greeter.class, name, LOADER)).isEmpty();
  }

  @Test
  void aClassThatDoesNotKeepTheContractIsNamed() {
    assertThatThrownBy(() -> Implementation.find(Stranger.class, "jedis", LOADER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("handson.redis.kit.greeting.jedis.JedisStranger does not implement"
            + " handson.redis.kit.greeting.Stranger.");
  }

  @Test
  void givesTheClientThatTheConstructorAsksFor() {
    assertThat(made(WithClients.class)).isSameAs(clients);
    assertThat(made(WithUnifiedJedis.class)).isSameAs(clients.jedis());
    assertThat(made(WithJedisClient.class)).isSameAs(clients.jedis());
    assertThat(made(WithLettuceClient.class)).isSameAs(clients.lettuceClient());
    assertThat(made(WithLettuceConnection.class)).isSameAs(clients.lettuce());
    assertThat(made(WithRedisson.class)).isSameAs(clients.redisson());
    assertThat(made(WithNothing.class)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {WithTwo.class, WithString.class, WithTwoConstructors.class, WithCommands.class})
  void anotherConstructorIsExplained(Class<? extends Supplier<Object>> type) {
    assertThatThrownBy(() -> made(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(type.getName()
            + " needs one constructor with one parameter: RedisClients, UnifiedJedis, Lettuce's"
            + " RedisClient or StatefulRedisConnection<String, String>, or RedissonClient.");
  }

  @Test
  void anAbstractClassIsExplained() {
    assertThatThrownBy(() -> made(Abstract.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(Abstract.class.getName() + " could not be made");
  }

  @Test
  void whatTheConstructorThrowsIsThrown() {
    assertThatThrownBy(() -> made(ThrowsNotDoneYet.class))
        .isInstanceOf(NotDoneYet.class)
        .hasMessage("greeter: connect");
    assertThatThrownBy(() -> made(ThrowsError.class)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> made(ThrowsChecked.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(ThrowsChecked.class.getName() + " could not be made")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @SuppressWarnings("unchecked")
  private static Object made(Class<? extends Supplier<Object>> type) {
    return new Implementation<>("x", Supplier.class, (Class<? extends Supplier<?>>) (Class<?>) type)
        .create(clients)
        .get();
  }

  private record WithClients(RedisClients get) implements Supplier<Object> {}

  private record WithUnifiedJedis(UnifiedJedis get) implements Supplier<Object> {}

  private record WithJedisClient(RedisClient get) implements Supplier<Object> {}

  private record WithLettuceClient(io.lettuce.core.RedisClient get) implements Supplier<Object> {}

  private record WithLettuceConnection(StatefulRedisConnection<String, String> get)
      implements Supplier<Object> {}

  private record WithRedisson(RedissonClient get) implements Supplier<Object> {}

  private record WithTwo(RedisClients get, String name) implements Supplier<Object> {}

  private record WithString(String get) implements Supplier<Object> {}

  private record WithCommands(RedisCommands<String, String> get) implements Supplier<Object> {}

  private static final class WithNothing implements Supplier<Object> {
    @Override
    public Object get() {
      return null;
    }
  }

  private record WithTwoConstructors(RedisClients get) implements Supplier<Object> {
    WithTwoConstructors() {
      this(null);
    }
  }

  private abstract static class Abstract implements Supplier<Object> {}

  private record ThrowsNotDoneYet(RedisClients get) implements Supplier<Object> {
    ThrowsNotDoneYet {
      throw new NotDoneYet("greeter: connect");
    }
  }

  private record ThrowsError(RedisClients get) implements Supplier<Object> {
    ThrowsError {
      throw new AssertionError("on purpose");
    }
  }

  private static final class ThrowsChecked implements Supplier<Object> {
    ThrowsChecked(RedisClients clients) throws IOException {
      throw new IOException("on purpose, " + clients.name());
    }

    @Override
    public Object get() {
      return null;
    }
  }
}
