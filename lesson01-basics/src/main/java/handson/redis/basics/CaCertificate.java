package handson.redis.basics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority of one's own, trusted in place of those that the JDK knows.
 *
 * @param file its certificate, or several, as PEM
 */
public record CaCertificate(Path file) {

  /**
   * The trust that Lettuce and Redisson take.
   *
   * @throws IllegalArgumentException where the file cannot be read
   */
  public TrustManagerFactory trustManagers() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keyStore());
      return trust;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK does not read its own key store.", e);
    }
  }

  /**
   * The trust that Jedis takes.
   *
   * @return a PKCS #12 store in memory
   * @throws IllegalArgumentException where the file cannot be read
   */
  public KeyStore keyStore() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), authority);
      }
      if (store.size() == 0) {
        throw new IOException("no certificate in it");
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%s cannot be read as a PEM certificate: %s".formatted(file, e), e);
    }
  }
}
