package handson.redis.pubsub.decoy;

import handson.redis.pubsub.EventHandler;
import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "tells nobody that the handler failed", caughtBy = "aFailureStaysPending")
final class GroupWorkerSwallowsTheFailure extends ForwardingGroupWorker {
  GroupWorkerSwallowsTheFailure(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean work(Member member, Duration idle, Duration patience, EventHandler handler)
      throws Exception {
    try {
      return super.work(member, idle, patience, handler);
    } catch (Exception e) {
      return true;
    }
  }
}
