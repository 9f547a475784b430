package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports.Binding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import redis.clients.jedis.UnifiedJedis;

@Timeout(300)
final class DockerRedisTest {
  private final String image = DockerRedis.image(System.getenv());

  @Test
  void theImageIsNamedInOnePlace() throws Exception {
    String compose = Files.readString(Path.of("../../docker-compose.yml"));
    assertThat(compose).contains("image: ${REDIS_IMAGE:-" + DockerRedis.image(Map.of()) + "}");
    assertThat(DockerRedis.image(Map.of("REDIS_IMAGE", " redis:7.4 "))).isEqualTo("redis:7.4");
    assertThat(DockerRedis.image(Map.of("REDIS_IMAGE", " ")))
        .isEqualTo(DockerRedis.image(Map.of()));
  }

  @Test
  void isPrivateOnLoopbackAndGoneWhenClosed() {
    needsDocker();
    DockerClient docker = DockerClientFactory.lazyClient();
    String container;
    try (DockerRedis redis = DockerRedis.start(image);
        RedisClients clients = new RedisClients(redis.address(), "docker-test")) {
      container = redis.containerId();
      UnifiedJedis jedis = clients.jedis();
      assertThat(jedis.set("key", "value")).isEqualTo("OK");
      assertThat(redis.isPrivate()).isTrue();
      assertThat(redis.description())
          .matches("Redis [0-9.]+ in Docker \\(\\Q" + image + "\\E\\) on .+:[0-9]+");
      Binding[] published = docker
          .inspectContainerCmd(container)
          .exec()
          .getNetworkSettings()
          .getPorts()
          .getBindings()
          .get(ExposedPort.tcp(6379));
      assertThat(published).extracting(Binding::getHostIp).containsExactly("127.0.0.1");
    }
    assertThatThrownBy(() -> docker.inspectContainerCmd(container).exec())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theNewServersWordsAreKnown() {
    needsDocker();
    try (RunningRedis redis = new RedisSource.Docker(image).open()) {
      assertThat(RedisProbe.roundTrip(redis.address())).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Redis:8", "redis:", "redis 8", "--privileged"})
  void refusesWhatIsNoImagesName(String name) {
    needsDocker();
    assertThatThrownBy(() -> DockerRedis.start(name))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "REDIS_IMAGE is '" + name + "', and that is no image's name; write it as redis:8.");
  }

  @Test
  void anImageThatCannotBeHadIsSaidAtOnce() {
    needsDocker();
    assertThatThrownBy(() -> DockerRedis.start("localhost:1/nobody/has:this"))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith(
            "Docker could not start a Redis from the image localhost:1/nobody/has:this (");
  }

  /** Asked for, and not found out: where an engine has no network, Testcontainers looks for minutes. */
  private void needsDocker() {
    assumeTrue(
        "docker".equals(System.getProperty("course.redis")),
        "skipped: needs -Dcourse.redis=docker");
  }
}
