package handson.redis.cli.prompt;

/** What a server keeps in mind about a connection: its database, and whether a transaction is open. */
final class ConnectionState {
  private int database;
  private int databaseBefore;
  private boolean inTransaction;

  ConnectionState(int database) {
    this.database = database;
  }

  int database() {
    return database;
  }

  boolean inTransaction() {
    return inTransaction;
  }

  /** As redis-cli shows it in its prompt: {@code [3](TX)}. */
  @Override
  public String toString() {
    return (database == 0 ? "" : "[" + database + "]") + (inTransaction ? "(TX)" : "");
  }

  /** Follows a command that was answered. */
  void after(Spoken command, Reply reply) {
    if (command.text().equals("EXEC") && inTransaction) {
      // Refused, it has run nothing, and so no SELECT that was queued.
      database = reply.isError() ? databaseBefore : database;
      inTransaction = false;
    } else if (!reply.isError()) {
      afterSuccess(command);
    }
  }

  /** Follows the loss of the connection; the next one selects the same database. */
  void lost() {
    database = inTransaction ? databaseBefore : database;
    inTransaction = false;
  }

  private void afterSuccess(Spoken command) {
    if (command.text().matches("SELECT [0-9]{1,6}")) {
      database = Integer.parseInt(command.text().substring("SELECT ".length()));
    } else if (command.text().equals("MULTI")) {
      inTransaction = true;
      databaseBefore = database;
    } else if (command.text().equals("DISCARD")) {
      inTransaction = false;
      database = databaseBefore;
    } else if (command.text().equals("RESET")) {
      inTransaction = false;
      database = 0;
    }
  }
}
