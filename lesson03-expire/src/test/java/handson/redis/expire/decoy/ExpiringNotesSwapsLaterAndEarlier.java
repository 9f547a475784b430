package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "swaps GT and LT", caughtBy = "expireInAsksItsCondition")
final class ExpiringNotesSwapsLaterAndEarlier extends ForwardingExpiringNotes {
  ExpiringNotesSwapsLaterAndEarlier(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    When swapped = switch (when) {
      case LATER -> When.EARLIER;
      case EARLIER -> When.LATER;
      default -> when;
    };
    return super.expireIn(note, timeToLive, swapped);
  }
}
