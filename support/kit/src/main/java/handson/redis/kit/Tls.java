package handson.redis.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import redis.clients.jedis.SslOptions;

/** Trust in an authority of one's own, read from a PEM file, in the form that each client takes. */
final class Tls {
  private static final String STORE_TYPE = "PKCS12";
  // A PKCS12 store must have a password; this one lives in memory and holds nothing secret.
  private static final char[] STORE_PASSWORD = "course".toCharArray();

  private Tls() {}

  /** For Lettuce and Redisson. */
  static TrustManagerFactory trustManagers(Path caCertificate) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(caCertificate));
      return trust;
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(caCertificate, e);
    }
  }

  /** For Jedis, which reads a key store. */
  static SslOptions jedisOptions(Path caCertificate) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      store(caCertificate).store(bytes, STORE_PASSWORD);
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(caCertificate, e);
    }
    return SslOptions.builder()
        .truststore(() -> new ByteArrayInputStream(bytes.toByteArray()), STORE_PASSWORD)
        .trustStoreType(STORE_TYPE)
        .build();
  }

  /** For a socket of one's own; without a file it trusts whom the JDK trusts. */
  static SSLSocketFactory socketFactory(Optional<Path> caCertificate) {
    if (caCertificate.isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(caCertificate.get()).getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw unreadable(caCertificate.get(), e);
    }
  }

  private static KeyStore store(Path caCertificate) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    store.load(null, null);
    try (InputStream in = Files.newInputStream(caCertificate)) {
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), authority);
      }
    }
    if (store.size() == 0) {
      throw new IOException("no certificate in it");
    }
    return store;
  }

  private static SetupException unreadable(Path file, Exception cause) {
    return new SetupException(
        "REDIS_CA_CERT names %s, which cannot be read (%s: %s); name a PEM file with the certificate of the server's authority."
            .formatted(file, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
