package handson.redis.pubsub.decoy;

import handson.redis.pubsub.Member;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XPendingParams;

@Decoy(mistake = "removes nobody", caughtBy = "leaveLosesNothing")
final class GroupWorkerNeverLeaves extends ForwardingGroupWorker {
  GroupWorkerNeverLeaves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean leave(Member member) {
    return jedis
        .xpending(
            member.stream(),
            member.group(),
            XPendingParams.xPendingParams("-", "+", 1).consumer(member.consumer()))
        .isEmpty();
  }
}
