package handson.redis.kit;

import io.lettuce.core.api.StatefulRedisConnection;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RedissonClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * A class that keeps a contract, found by its name: for the contract {@code p.X} these are {@code
 * p.jedis.JedisX}, {@code p.lettuce.LettuceX}, {@code p.redisson.RedissonX}, {@code
 * p.exercise.XExercise}, and for any other name N {@code p.decoy.N}.
 *
 * @param name {@code jedis}, {@code lettuce}, {@code redisson}, {@code exercise}, or a decoy's
 *     simple class name
 * @param contract the interface
 * @param type the class that keeps it
 */
public record Implementation<T>(String name, Class<T> contract, Class<? extends T> type) {
  /** The clients that a reference implementation can stand on. */
  public static final List<String> CLIENTS = List.of("jedis", "lettuce", "redisson");

  /** The name of the trainee's own implementation. */
  public static final String EXERCISE = "exercise";

  /**
   * @param loader where to look; an exercise or a decoy may have a loader of its own
   * @return empty where there is no such class
   * @throws IllegalStateException where the class does not implement the contract
   */
  public static <T> Optional<Implementation<T>> find(
      Class<T> contract, String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(className(contract, name), true, loader);
      if (!contract.isAssignableFrom(type)) {
        throw new IllegalStateException(
            type.getName() + " does not implement " + contract.getName() + ".");
      }
      return Optional.of(new Implementation<>(name, contract, type.asSubclass(contract)));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The full name that the convention gives to an implementation. */
  public static String className(Class<?> contract, String name) {
    String packageName = contract.getPackageName();
    String simpleName = contract.getSimpleName();
    return switch (name) {
      case "jedis" -> packageName + ".jedis.Jedis" + simpleName;
      case "lettuce" -> packageName + ".lettuce.Lettuce" + simpleName;
      case "redisson" -> packageName + ".redisson.Redisson" + simpleName;
      case EXERCISE -> packageName + ".exercise." + simpleName + "Exercise";
      default -> packageName + ".decoy." + name;
    };
  }

  /**
   * Makes an instance on the client that its constructor asks for.
   *
   * @throws IllegalStateException where the constructor asks for something else
   */
  public T create(RedisClients clients) {
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    if (constructors.length != 1 || constructors[0].getParameterCount() > 1) {
      throw wrongConstructor();
    }
    Constructor<?> constructor = constructors[0];
    try {
      constructor.setAccessible(true);
      Object made = constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(argument(constructor.getParameterTypes()[0], clients));
      return type.cast(made);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(type.getName() + " could not be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " could not be made", e);
    }
  }

  private Object argument(Class<?> wanted, RedisClients clients) {
    if (wanted == RedisClients.class) {
      return clients;
    }
    if (UnifiedJedis.class.isAssignableFrom(wanted)) {
      return clients.jedis();
    }
    if (wanted == io.lettuce.core.RedisClient.class) {
      return clients.lettuceClient();
    }
    if (wanted == StatefulRedisConnection.class) {
      return clients.lettuce();
    }
    if (wanted == RedissonClient.class) {
      return clients.redisson();
    }
    throw wrongConstructor();
  }

  private IllegalStateException wrongConstructor() {
    return new IllegalStateException(type.getName()
        + " needs one constructor with one parameter: RedisClients, UnifiedJedis, Lettuce's"
        + " RedisClient or StatefulRedisConnection<String, String>, or RedissonClient.");
  }
}
