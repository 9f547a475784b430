package handson.redis.testing;

import handson.redis.kit.Implementation;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes instances of the implementation under test, each with clients of its own: a test gets one
 * on the shared Redis, and asks here for one elsewhere. They are closed with the test.
 */
public final class Instances<T> {
  private final Implementation<T> implementation;
  private final RedisAddress redis;
  private final String name;
  private final AtomicReference<NotDoneYet> notDoneYet = new AtomicReference<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /**
   * @param redis what all tests share
   * @param name the name of the implementation's connections
   */
  Instances(Implementation<T> implementation, RedisAddress redis, String name) {
    this.implementation = implementation;
    this.redis = redis;
    this.name = name;
  }

  /** An instance on this Redis. */
  public T on(RedisAddress address) {
    RedisClients clients = new RedisClients(address, name);
    opened.push(clients);
    T object = implementation.create(clients);
    if (object instanceof AutoCloseable closeable) {
      opened.push(closeable);
    }
    return watched(object);
  }

  /** An instance on the shared Redis whose commands and replies pass a middleman. */
  public T through(Middleman middleman) {
    return through(middleman, redis);
  }

  /** An instance on this Redis whose commands and replies pass a middleman. */
  public T through(Middleman middleman, RedisAddress address) {
    try {
      RespProxy proxy = RespProxy.open(address, middleman);
      opened.push(proxy);
      return on(proxy.address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an instance said first that is still to be done. */
  Optional<NotDoneYet> notDoneYet() {
    return Optional.ofNullable(notDoneYet.get());
  }

  /** Closes all instances with their clients. */
  void close() {
    IllegalStateException failure = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failure = new IllegalStateException("The implementation did not close.", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The instance, behind a proxy that notes what is not done yet. */
  private T watched(T instance) {
    Class<T> contract = implementation.contract();
    return contract.cast(Proxy.newProxyInstance(
        contract.getClassLoader(), new Class<?>[] {contract}, (proxy, method, arguments) -> {
          try {
            return method.invoke(instance, arguments);
          } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NotDoneYet thrown) {
              notDoneYet.compareAndSet(null, thrown);
            }
            throw e.getCause();
          }
        }));
  }
}
