package handson.redis.geo;

/**
 * The keys of one index of facilities.
 *
 * @param index the sorted set with the positions: its members are the facilities' ids
 */
public record FacilityKeys(String index) {

  /**
   * @throws IllegalArgumentException where the index has no name
   */
  public FacilityKeys {
    if (index.isEmpty()) {
      throw new IllegalArgumentException("The index has no name; name the key of its positions.");
    }
  }

  /** The hash with {@link Facility#fields}: what a list on a page shows. */
  public String facility(String id) {
    return index + ":facility:" + id;
  }

  /** The set of ids of all facilities of a category. */
  public String category(String category) {
    return index + ":category:" + category;
  }

  /** The set of the categories that there are. */
  public String categories() {
    return index + ":categories";
  }

  /** The set of ids of the facilities that are open now. */
  public String open() {
    return index + ":open";
  }
}
