package handson.redis.testing;

import java.util.List;

/**
 * Sits between an implementation and Redis, see {@link Instances#through}: makes happen what Redis
 * and networks do at times, but not when a test asks for it. Its methods are called by several
 * threads.
 */
public interface Middleman {

  /**
   * Sees each command on its way to Redis, before it arrives there and after those that the
   * connection sent before it, in a pipeline too.
   *
   * @param command its name and its arguments; a character stands for a byte
   * @return the command that Redis gets instead, most often the same
   */
  default List<String> command(List<String> command) {
    return command;
  }

  /** Runs before replies are passed on to the implementation; it may wait. */
  default void beforeReplies() throws InterruptedException {}
}
