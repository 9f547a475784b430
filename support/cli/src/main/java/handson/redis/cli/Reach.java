package handson.redis.cli;

import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisProbe;
import handson.redis.kit.SetupException;
import java.io.IOException;

/** Connects to a Redis, whoever owns it, and claims nothing there. */
final class Reach {
  private Reach() {}

  /**
   * Connects.
   *
   * @param chosenBy the option or variable that named the address, for messages
   * @param resp3 whether to ask for RESP3
   * @throws SetupException where the server cannot be used
   */
  static RespConnection open(RedisAddress address, String chosenBy, boolean resp3) {
    try {
      return RespConnection.open(address, resp3);
    } catch (RespConnection.RefusedException e) {
      throw new SetupException("%s (from %s): %s".formatted(address, chosenBy, e.getMessage()), e);
    } catch (IOException e) {
      // The probe meets the same obstacle, and has a sentence for each.
      RedisProbe.version(address, chosenBy);
      throw new SetupException(
          "%s (from %s) cannot be used: %s.".formatted(address, chosenBy, e.getMessage()), e);
    }
  }
}
