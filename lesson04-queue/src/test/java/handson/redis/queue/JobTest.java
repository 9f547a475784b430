package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JobTest {
  private static final Instant MOMENT = Instant.ofEpochMilli(1_793_284_800_000L);

  @ParameterizedTest
  @ValueSource(strings = {"7", "", "é 日本 🐉", "a,b:{c}", "\",\"payload\":"})
  void isTheSameAfterItsText(String text) {
    String quoted = JsonMapper.shared().writeValueAsString(text);
    String id = text.contains("\"") ? "7" : text;
    Job job = new Job(id, "{\"text\":" + quoted + ",\"n\":[{}]}", 12, MOMENT.plusNanos(999_999));

    assertThat(Job.parse(job.json())).isEqualTo(job);
    assertThat(job.enqueuedAt()).isEqualTo(MOMENT);
    JsonNode json = JsonMapper.shared().readTree(job.json());
    assertThat(json.get("id").stringValue()).isEqualTo(id);
    assertThat(json.get("payload").get("text").stringValue()).isEqualTo(text);
    assertThat(json.get("attempts").intValue()).isEqualTo(12);
  }

  @Test
  void refusesWhatItsTextCouldNotHold() {
    for (String id : new String[] {"\"", "\\", "\n", "\u0000"}) {
      assertThatThrownBy(() -> Job.of(id, "{}", MOMENT)).hasMessageContaining("leave out quotes");
    }
    assertThatThrownBy(() -> Job.of("7", "{}", MOMENT).withAttempts(-1)).hasMessageContaining("-1");
    for (String text : new String[] {"", "{}", "{\"attempts\":1,\"id\":\"7\"}", "hello"}) {
      assertThatThrownBy(() -> Job.parse(text)).hasMessageContaining("Not the JSON of a job");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "4, PT8S", "5, PT10S", "1000000000, PT10S"})
  void restsDouble(int failures, Duration rest) {
    RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(policy.rest(failures)).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "queue:{}", "queue:}{", "queue:{mail", "{}:{mail}"})
  void aQueueNeedsAHashTag(String name) {
    assertThatThrownBy(() -> new QueueKeys(name)).hasMessageContaining("hash tag");
  }

  @Test
  void aHashTagIsTheFirstBraces() {
    assertThat(new QueueKeys("queue:{mail}").pending("ann")).isEqualTo("queue:{mail}:pending:ann");
    assertThat(new QueueKeys("{m}{").ready()).isEqualTo("{m}{:ready");
  }

  @ParameterizedTest
  @EnumSource
  void eachPriorityIsAQueueOfItsOwn(DelayedJobs.Priority priority) {
    assertThat(new QueueKeys("queue:{mail}").ready(priority))
        .isEqualTo(new QueueKeys("queue:{mail}:" + priority.word()).ready());
  }
}
