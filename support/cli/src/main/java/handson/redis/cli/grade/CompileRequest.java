package handson.redis.cli.grade;

import java.util.Map;

/**
 * Sources that are compiled together, for the {@link CompileWorker}: a line of JSON.
 *
 * @param sources texts by the files' names, each without folders
 */
record CompileRequest(Map<String, String> sources) {}
