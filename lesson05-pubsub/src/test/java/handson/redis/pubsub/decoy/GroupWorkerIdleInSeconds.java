package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes seconds for milliseconds", caughtBy = "claimSparesTheLiving")
final class GroupWorkerIdleInSeconds extends ForwardingGroupWorker {
  GroupWorkerIdleInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    return super.claim(member, idle.dividedBy(1_000), count);
  }
}
