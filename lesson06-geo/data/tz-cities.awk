# Makes tz-cities.csv of the tz database's zone1970.tab (public domain):
#     awk -f tz-cities.awk /usr/share/zoneinfo/zone1970.tab > tz-cities.csv
# Its coordinates are ISO 6709: +DDMM+DDDMM or +DDMMSS+DDDMMSS; a column of degrees is what most tables have.

BEGIN {
  FS = "\t"
  print "id,name,category,latitude,longitude,countries,comments"
}

/^#/ { next }

{
  second = match(substr($2, 2), /[+-]/) + 1
  zone = $3
  city = zone
  sub(/.*\//, "", city)
  gsub(/_/, " ", city)
  area = zone
  sub(/\/.*/, "", area)
  printf "%s,%s,%s,%.5f,%.5f,%s,%s\n", zone, city, area, degrees(substr($2, 1, second - 1), 2),
    degrees(substr($2, second), 3), quoted($1), quoted($4)
}

function degrees(text, digits,    sign, value) {
  sign = substr(text, 1, 1) == "-" ? -1 : 1
  value = substr(text, 2, digits) + substr(text, 2 + digits, 2) / 60 + substr(text, 4 + digits, 2) / 3600
  return sign * value
}

function quoted(text) {
  gsub(/"/, "\"\"", text)
  return text ~ /[",]/ ? "\"" text "\"" : text
}
