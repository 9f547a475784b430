package handson.redis.kit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A bare connection to a Redis, for those who speak RESP themselves. Nobody is logged in yet. */
public final class RedisSocket {
  private RedisSocket() {}

  /**
   * Connects, and shakes hands where the address asks for TLS; the server's certificate must be
   * trusted and made out to its host.
   *
   * @param patience how long connecting, and then the handshake, may take
   */
  public static Socket open(RedisAddress address, Duration patience) throws IOException {
    InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
    if (place.isUnresolved()) {
      throw new UnknownHostException(address.host());
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(place, (int) patience.toMillis());
      return address.tls() ? encrypted(socket, address, patience) : socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket encrypted(Socket socket, RedisAddress address, Duration patience)
      throws IOException {
    SSLSocket encrypted = (SSLSocket) Tls.socketFactory(address.caCertificate())
        .createSocket(socket, address.host(), address.port(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    encrypted.setSSLParameters(parameters);
    // A port that does not speak TLS says nothing at all.
    encrypted.setSoTimeout((int) patience.toMillis());
    encrypted.startHandshake();
    encrypted.setSoTimeout(0);
    return encrypted;
  }
}
