package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Event;
import handson.redis.pubsub.GroupWorker;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "claims whatever is pending", caughtBy = "claimSparesTheLiving")
final class GroupWorkerStealsFromTheLiving extends ForwardingGroupWorker {
  GroupWorkerStealsFromTheLiving(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Event> claim(Member member, Duration idle, int count) {
    GroupWorker.idle(idle);
    return super.claim(member, Duration.ZERO, count);
  }
}
