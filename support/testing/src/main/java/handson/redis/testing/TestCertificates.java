package handson.redis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A server's certificate, its key, and the authority that signed it, as PEM files. They are made
 * with the JDK's keytool and are valid for two days.
 *
 * @param authority the certificate of an authority that no JDK knows
 * @param certificate the server's, signed by it
 * @param key the server's private key, PKCS #8, without a password
 */
public record TestCertificates(Path authority, Path certificate, Path key) {
  private static final String PASSWORD = "changeit";
  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

  /**
   * Makes the three files.
   *
   * @param folder where they are written; it must exist and hold none of them yet
   * @param hosts whom the server's certificate names, as keytool writes it: {@code
   *     "dns:localhost,ip:127.0.0.1"}
   */
  public static TestCertificates create(Path folder, String hosts) {
    Path store = folder.resolve("keys.p12");
    try {
      keytool(store, "-alias", "ca", "-dname", "CN=Course Test CA", "-ext", "bc:c");
      keytool(
          store, "-alias", "server", "-dname", "CN=redis", "-signer", "ca", "-ext", "san=" + hosts);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      return new TestCertificates(
          pem(folder, "ca", "CERTIFICATE", keys.getCertificate("ca").getEncoded()),
          pem(folder, "server", "CERTIFICATE", keys.getCertificate("server").getEncoded()),
          pem(
              folder,
              "server-key",
              "PRIVATE KEY",
              keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool wrote a store that this JDK does not read.", e);
    }
  }

  private static void keytool(Path store, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(KEYTOOL.toString(), "-genkeypair"));
    // It runs for less than a second: too short for the optimizing compiler to pay.
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while keytool was working.", e);
    }
  }

  private static Path pem(Path folder, String name, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label));
  }
}
