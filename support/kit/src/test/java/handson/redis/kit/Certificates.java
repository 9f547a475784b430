package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A key and a certificate for 127.0.0.1, ::1 and localhost that signs itself, as PEM files. The JDK
 * does not trust it; who names the certificate as an authority does.
 */
record Certificates(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  static Certificates makeIn(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process = new ProcessBuilder(Stream.of(
                List.of(keytool.toString(), "-genkeypair", "-keystore", store.toString()),
                List.of("-alias", "redis", "-dname", "CN=redis", "-validity", "2"),
                List.of("-keyalg", "EC", "-groupname", "secp256r1"),
                List.of("-storetype", "PKCS12", "-storepass", PASSWORD),
                List.of("-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1"))
            .flatMap(List::stream)
            .toList())
        .redirectErrorStream(true)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new Certificates(
        pem(folder, "CERTIFICATE", keys.getCertificate("redis").getEncoded()),
        pem(folder, "PRIVATE KEY", keys.getKey("redis", PASSWORD.toCharArray()).getEncoded()));
  }

  /** The directives of a server that speaks TLS only, where an embedded one speaks plainly. */
  String[] directives(int port, String... hosts) {
    return Stream.of(
            List.of("--port", "0", "--tls-port", Integer.toString(port), "--bind"),
            List.of(hosts),
            List.of("--tls-cert-file", certificate.toString(), "--tls-key-file", key.toString()),
            List.of("--tls-ca-cert-file", certificate.toString(), "--tls-auth-clients", "no"))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private static Path pem(Path folder, String kind, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Path file = folder.resolve(kind.replace(' ', '-').toLowerCase(Locale.ROOT) + ".pem");
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }
}
