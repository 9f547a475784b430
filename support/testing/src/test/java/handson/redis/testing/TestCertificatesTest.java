package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisProbe;
import handson.redis.kit.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCertificatesTest {

  @Test
  void aServerWithThemIsTrustedThroughTheirAuthorityOnly(@TempDir Path folder) throws Exception {
    TestCertificates mine = create(folder.resolve("mine"), "dns:localhost,ip:127.0.0.1");
    TestCertificates other = create(folder.resolve("other"), "dns:redis.example.com");
    try (EmbeddedRedis server =
        EmbeddedRedis.startTls(mine.certificate(), mine.key(), mine.authority())) {
      RedisAddress address = server.address();

      assertThat(RedisProbe.version(address, "--redis")).isEqualTo(EmbeddedRedis.VERSION);
      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(
              () -> RedisProbe.version(address.withCaCertificate(other.authority()), "--redis"))
          .withMessageContaining("REDIS_CA_CERT");
      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(() -> RedisProbe.version(unencrypted(address), "--redis"))
          .withMessageEndingWith("a TLS port wants rediss://.");
    }
    try (EmbeddedRedis server =
        EmbeddedRedis.startTls(other.certificate(), other.key(), other.authority())) {
      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(() -> RedisProbe.version(server.address(), "--redis"))
          .withMessageContaining("127.0.0.1")
          .withMessageEndingWith("the host as the certificate does.");
    }
  }

  private static TestCertificates create(Path folder, String hosts) throws Exception {
    return TestCertificates.create(Files.createDirectory(folder), hosts);
  }

  private static RedisAddress unencrypted(RedisAddress address) {
    return new RedisAddress(
        address.host(),
        address.port(),
        false,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }
}
