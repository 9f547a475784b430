package handson.redis.kit;

/** A Redis that is there to be used, until it is closed. */
public interface RunningRedis extends AutoCloseable {
  /** The name of the connection that keeps a foreign database for the course. */
  String OWNER = "course-owner";

  /** Where clients connect to. */
  RedisAddress address();

  /**
   * Where code that is graded connects to: this server, as a user with fewer rights where somebody
   * else wrote the code.
   */
  default RedisAddress guestAddress() {
    return address();
  }

  /** What it is, for people: {@code embedded Redis 7.0.15 on 127.0.0.1:41234}. */
  String description();

  /** Whether this run started the server and is alone on it. */
  boolean isPrivate();

  /** Gives back what opening took: ends a private server, lets go of a foreign database. */
  @Override
  void close();
}
