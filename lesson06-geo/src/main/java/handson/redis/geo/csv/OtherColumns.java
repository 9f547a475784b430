package handson.redis.geo.csv;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds the columns with a facility's name, id and category. */
final class OtherColumns {
  private static final List<String> NAMES = List.of(
      "名称",
      "施設名",
      "施設名称",
      "避難所名",
      "避難場所名",
      "避難施設名",
      "施設場所名",
      "設置施設名",
      "設置場所名",
      "設置場所",
      "停留所名",
      "バス停名",
      "駅名",
      "場所",
      "name",
      "stopname",
      "facilityname",
      "名前",
      "title",
      "nom",
      "nombre",
      "nome",
      "bezeichnung",
      "label");
  private static final List<String> IDS = List.of(
      "id",
      "stopid",
      "facilityid",
      "施設id",
      "no",
      "番号",
      "管理番号",
      "施設番号",
      "整理番号",
      "識別番号",
      "識別子",
      "通し番号",
      "連番",
      "uuid",
      "identifier",
      "objectid",
      "fid",
      "gid");
  private static final List<String> CATEGORIES = List.of(
      "種別",
      "施設種別",
      "分類",
      "施設分類",
      "種類",
      "施設種類",
      "区分",
      "施設区分",
      "カテゴリ",
      "カテゴリー",
      "category",
      "type",
      "kind",
      "amenity",
      "facilitytype",
      "poiコード",
      "poi分類コード",
      "小分類",
      "中分類",
      "大分類");
  private static final List<String> NOT_ITS_NAME = List.of(
      "カナ", "かな", "フリガナ", "ふりがな", "読み", "英", "ローマ", "kana", "通称", "団体", "自治体", "都道府県", "市区町村",
      "市町村", "町字", "管理", "建物", "路線", "会社", "route", "agency");

  private final Header header;
  private final List<Row> rows;
  private final List<Integer> coordinates;
  private final int width;

  OtherColumns(Header header, List<Row> rows, Coordinates coordinates) {
    this.header = header;
    this.rows = rows;
    this.coordinates = coordinates.columns();
    this.width = Math.max(new ColumnContents(rows).width(), header.cells().size());
  }

  /** A column found, and why; none where there is no such column. */
  record Found(OptionalInt column, String why) {}

  Found name(OptionalInt chosen) {
    if (chosen.isPresent()) {
      return new Found(chosen, "you chose it");
    }
    OptionalInt named = named(NAMES, this::hasText);
    if (named.isEmpty()) {
      named = first(column -> isLikeAName(header.name(column)) && hasText(column));
    }
    if (named.isPresent()) {
      return new Found(named, "its name says so");
    }
    OptionalInt text = first(this::hasText);
    return text.isPresent()
        ? new Found(text, "it is the first column with words in it")
        : new Found(text, "no column has words in it");
  }

  Found id(OptionalInt name) {
    OptionalInt id = named(IDS, column -> !isName(name, column) && isDistinct(column));
    return id.isPresent()
        ? new Found(id, "its name says so, and its values differ")
        : new Found(id, "no column that is called so has a value of its own in each row");
  }

  Found category(OptionalInt name) {
    OptionalInt category =
        named(CATEGORIES, column -> !isName(name, column) && !values(column).isEmpty());
    return category.isPresent()
        ? new Found(category, "its name says so")
        : new Found(category, "no column is called so, hence it is the name of the file");
  }

  private OptionalInt named(List<String> keys, IntPredicate condition) {
    return keys.stream()
        .flatMapToInt(key -> IntStream.range(0, header.cells().size())
            .filter(column -> header.name(column).key().equals(key)))
        .filter(column -> isFree(column) && condition.test(column))
        .findFirst();
  }

  private OptionalInt first(IntPredicate condition) {
    return IntStream.range(0, width).filter(this::isFree).filter(condition).findFirst();
  }

  private boolean isFree(int column) {
    return !coordinates.contains(column);
  }

  private static boolean isName(OptionalInt name, int column) {
    return name.isPresent() && name.getAsInt() == column;
  }

  private static boolean isLikeAName(ColumnName name) {
    boolean like = name.key().contains("名称")
        || name.key().contains("施設名")
        || name.key().contains("場所名")
        || name.words().contains("name");
    return like && NOT_ITS_NAME.stream().noneMatch(name.key()::contains);
  }

  /** Whether most of its cells have a letter in them, and are not a web address. */
  private boolean hasText(int column) {
    List<String> values = values(column);
    long words = values.stream()
        .filter(value -> value.codePoints().anyMatch(Character::isLetter))
        .filter(value -> !value.startsWith("http"))
        .count();
    return words > 0 && words * 2 >= values.size();
  }

  /** Whether nearly all rows have a value of their own. */
  private boolean isDistinct(int column) {
    List<String> values = values(column);
    Set<String> distinct = new HashSet<>(values);
    return values.size() * 10 >= rows.size() * 9 && distinct.size() * 10 >= values.size() * 9;
  }

  private List<String> values(int column) {
    return rows.stream()
        .map(row -> row.cell(column).strip())
        .filter(s -> !s.isEmpty())
        .toList();
  }
}
