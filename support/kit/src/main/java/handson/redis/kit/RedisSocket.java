package handson.redis.kit;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** A connection to a Redis without a client, for what passes the protocol on as it is. */
public final class RedisSocket {
  private RedisSocket() {}

  /**
   * Connects, with TLS where the address asks for it; the certificate is verified. It does not log
   * in.
   *
   * @throws IOException where the server cannot be reached or its certificate is not trusted
   */
  public static Socket open(RedisAddress address) throws IOException {
    Socket socket = address.tls() ? encrypted(address) : new Socket(address.host(), address.port());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static Socket encrypted(RedisAddress address) throws IOException {
    try {
      TrustManager[] trust = address
          .caCertificate()
          .map(file -> Tls.trustManagers(file).getTrustManagers())
          .orElse(null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust, null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(address.host(), address.port());
      SSLParameters parameters = socket.getSSLParameters();
      // Without it Java checks who signed a certificate, but not whose it is.
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException("This Java has no TLS.", e);
    }
  }
}
