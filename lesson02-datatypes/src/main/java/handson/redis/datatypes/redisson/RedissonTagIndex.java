package handson.redis.datatypes.redisson;

import handson.redis.datatypes.Script;
import handson.redis.datatypes.TagIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.redisson.api.RScript;
import org.redisson.api.RSet;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/**
 * Tags with Redisson, which has no WATCH: a script compares what the caller read and writes, in one
 * step.
 */
public final class RedissonTagIndex implements TagIndex {
  private static final Script REPLACE = Script.read("tag-index-replace.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonTagIndex(RedissonClient redisson) {
    this.redisson = redisson;
    // Sent again after a timeout, the comparison would fail because of its own first run.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    replaced(index, article, Set.copyOf(tags));
  }

  @Override
  public boolean remove(String index, String article) {
    return !replaced(index, article, Set.of()).isEmpty();
  }

  // snippet: redisson-replace
  private Set<String> replaced(String index, String article, Set<String> tags) {
    Set<String> before;
    do {
      before = tags(index, article);
    } while (!attempt(index, article, before, tags));
    return before;
  }

  private boolean attempt(String index, String article, Set<String> before, Set<String> tags) {
    List<Object> keys = new ArrayList<>(List.of(TagIndex.articleKey(index, article)));
    List<Object> values = new ArrayList<>(List.of(article, before.size()));
    Stream.concat(before.stream(), tags.stream()).forEach(tag -> {
      keys.add(TagIndex.tagKey(index, tag));
      values.add(tag);
    });
    return scripts.eval(
        RScript.Mode.READ_WRITE,
        REPLACE.text(),
        RScript.ReturnType.BOOLEAN,
        keys,
        values.toArray());
  }

  // end

  @Override
  public Set<String> tags(String index, String article) {
    return set(TagIndex.articleKey(index, article)).readAll();
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    Set<String> found = set(TagIndex.articleKey(index, article)).containsEach(tags);
    return tags.stream().map(found::contains).toList();
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    String[] keys = TagIndex.tagKeys(index, tags);
    return set(keys[0]).readIntersection(others(keys));
  }

  @Override
  public Set<String> withAny(String index, Collection<String> tags) {
    String[] keys = TagIndex.tagKeys(index, tags);
    return set(keys[0]).readUnion(others(keys));
  }

  @Override
  public Set<String> withButNot(String index, String tag, String unwanted) {
    return set(TagIndex.tagKey(index, tag)).readDiff(TagIndex.tagKey(index, unwanted));
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    String[] keys = TagIndex.tagKeys(index, tags);
    return set(keys[0]).countIntersection(TagIndex.positive(limit), others(keys));
  }

  private RSet<String> set(String key) {
    return redisson.getSet(key);
  }

  /** Redisson sends the set's own key before these. */
  private static String[] others(String[] keys) {
    return Stream.of(keys).skip(1).toArray(String[]::new);
  }
}
