package handson.redis.benchmarks.inside;

import handson.redis.queue.Job;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A queue's job as a text, made by hand as the queue does, and by Jackson. */
@State(Scope.Benchmark)
public class JobText {
  private final JsonMapper jackson = JsonMapper.builder().build();
  private final Job job =
      Job.of("job-4711", "{\"to\":\"ann\"}", Instant.ofEpochMilli(1_793_284_800_000L));
  private final String text = job.json();
  private final Map<String, Object> fields = Map.of(
      "attempts",
      0,
      "enqueuedAt",
      1_793_284_800_000L,
      "id",
      "job-4711",
      "payload",
      Map.of("to", "ann"));

  /** What a queue writes. */
  @Benchmark
  public String jobJson() {
    return job.json();
  }

  /** The same fields. */
  @Benchmark
  public String jacksonWrites() {
    return jackson.writeValueAsString(fields);
  }

  /** What a worker reads. */
  @Benchmark
  public Job jobParse() {
    return Job.parse(text);
  }

  /** The same text. */
  @Benchmark
  public JsonNode jacksonReads() {
    return jackson.readTree(text);
  }
}
