package handson.redis.geo.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how far a file has been read. */
final class ProgressStream extends FilterInputStream {
  private final long size;
  private final CsvProgress progress;
  private long bytes;

  ProgressStream(InputStream in, long size, CsvProgress progress) {
    super(in);
    this.size = size;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    tell(b < 0 ? -1 : 1);
    return b;
  }

  @Override
  public int read(byte[] block, int offset, int length) throws IOException {
    int count = super.read(block, offset, length);
    tell(count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    bytes += skipped;
    return skipped;
  }

  private void tell(int count) {
    bytes += Math.max(count, 0);
    progress.read(count < 0 ? size : bytes, size);
  }
}
