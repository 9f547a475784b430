package handson.redis.datatypes.exercise;

import handson.redis.datatypes.TagIndex;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Your tags. What each method promises stands in {@link TagIndex}. */
public final class TagIndexExercise implements TagIndex {
  private final RedisClients clients;

  public TagIndexExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    // TODO
    throw new NotDoneYet("tag-index: change both ways in one step");
  }

  @Override
  public boolean remove(String index, String article) {
    // TODO
    throw new NotDoneYet("tag-index: take the article from all its tags");
  }

  @Override
  public Set<String> tags(String index, String article) {
    // TODO
    throw new NotDoneYet("tag-index: read the article's tags");
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    // TODO
    throw new NotDoneYet("tag-index: ask for all these tags at once");
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    // TODO
    throw new NotDoneYet("tag-index: intersect the sets of the tags");
  }

  @Override
  public Set<String> withAny(String index, Collection<String> tags) {
    // TODO
    throw new NotDoneYet("tag-index: unite the sets of the tags");
  }

  @Override
  public Set<String> withButNot(String index, String tag, String unwanted) {
    // TODO
    throw new NotDoneYet("tag-index: subtract one set from another");
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    // TODO
    throw new NotDoneYet("tag-index: count without fetching, up to the limit");
  }
}
