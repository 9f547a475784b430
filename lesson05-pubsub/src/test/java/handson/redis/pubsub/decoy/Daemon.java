package handson.redis.pubsub.decoy;

import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/** Threads of decoys that subscribe with Jedis and do without a loop. */
final class Daemon {
  private Daemon() {}

  static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "decoy");
    thread.setDaemon(true);
    return thread;
  }

  /** Starts it and returns when the subscription stands. */
  static void start(Runnable subscribe, CountDownLatch standing) {
    thread(() -> {
          try {
            subscribe.run();
          } catch (RuntimeException e) {
            // The subscription has ended: that is the mistake.
          }
        })
        .start();
    try {
      standing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void end(JedisPubSub subscriber) {
    try {
      if (subscriber.isSubscribed()) {
        subscriber.unsubscribe();
      }
    } catch (JedisException e) {
      // It has ended already.
    }
  }
}
