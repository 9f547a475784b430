// What the page says, in the two languages that it speaks.

const WORDS = {
  en: {
    other: '日本語',
    title: 'What is near',
    search: 'Search',
    shape: 'Within a',
    circle: 'circle',
    box: 'box',
    radius: 'Radius',
    width: 'Width',
    height: 'Height',
    unit: 'Unit',
    limit: 'At most',
    latitude: 'Latitude',
    longitude: 'Longitude',
    category: 'Category',
    all: 'all',
    results: 'What was found, the nearest first',
    sent: 'What Redis received',
    map: 'Map: arrow keys move it, Enter searches in its middle',
    move: 'Middle of the search: drag it, or press arrow keys',
    resize: 'Size of the search: drag it, or press arrow keys',
    tiles: 'Streets from openstreetmap.org (asks the internet for what you look at)',
    keys: 'Keys',
    help: 'Click the map to search there; drag the round handle to move the search, the square one to'
      + ' change its size. With the keyboard: Tab goes to the map, arrow keys move it, + and - zoom, Enter'
      + ' searches in the middle. On a handle, arrow keys move it. In the list, arrow keys go up and'
      + ' down, Enter shows the place, Escape closes it.',
    coast: 'Rough coastlines and borders: Natural Earth',
    searching: 'Searching …',
    none: 'Nothing found here. Search a larger area.',
    found: (count) => `${count} found, the nearest first.`,
    full: (count) => `The nearest ${count}; there may be more.`,
    redis: (time) => `Redis worked ${time} on it (its own count, INFO commandstats);`,
    unknown: 'Redis did not say how long it worked;',
    trip: (time) => ` the round trip took ${time}.`,
    details: (time, command, count) => ` Details: ${command}, ${count} of them in ${time}.`,
    loaded: (count, redis) => `${count} facilities in ${redis}: `,
    unnamed: 'without a name',
    failed: 'That did not work: ',
    gone: 'The server does not answer. Is ./course map still running?',
    isMissing: 'Write a number there: ',
  },
  ja: {
    other: 'English',
    title: '近くの施設',
    search: '検索',
    shape: '範囲',
    circle: '円',
    box: '四角',
    radius: '半径',
    width: '幅',
    height: '高さ',
    unit: '単位',
    limit: '最大件数',
    latitude: '緯度',
    longitude: '経度',
    category: '種別',
    all: 'すべて',
    results: '検索結果（近い順）',
    sent: 'Redisが受け取ったコマンド',
    map: '地図：矢印キーで移動、Enterで中央を検索',
    move: '検索の中心：ドラッグまたは矢印キーで移動',
    resize: '検索範囲の大きさ：ドラッグまたは矢印キーで変更',
    tiles: 'openstreetmap.orgの道路地図を使う（見ている場所がインターネットに送られます）',
    keys: '操作方法',
    help: '地図をクリックするとその場所を検索します。丸いつまみで中心を、四角いつまみで大きさを変えられます。'
      + 'キーボードでは、Tabで地図へ移り、矢印キーで移動、＋と－で拡大・縮小、Enterで中央を検索します。'
      + 'つまみの上では矢印キーで動かせます。一覧では上下の矢印キーで移動し、Enterで場所を表示、Escapeで閉じます。',
    coast: 'おおまかな海岸線・国境：Natural Earth',
    searching: '検索中…',
    none: 'この範囲には見つかりません。範囲を広げてください。',
    found: (count) => `${count}件見つかりました（近い順）。`,
    full: (count) => `近い順に${count}件。ほかにもあるかもしれません。`,
    redis: (time) => `Redisの処理時間は${time}（Redis自身の計測：INFO commandstats）、`,
    unknown: 'Redisの処理時間は不明、',
    trip: (time) => `往復は${time}。`,
    details: (time, command, count) => `詳細は${command}を${count}回、まとめて${time}。`,
    loaded: (count, redis) => `施設${count}件（${redis}）：`,
    unnamed: '名称なし',
    failed: 'うまくいきませんでした：',
    gone: 'サーバーが応答しません。./course map は動いていますか。',
    isMissing: '数値を入力してください：',
  },
};

/** The first of the browser's languages that there is. */
export function usualLanguage() {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in WORDS) ?? 'en';
}

let language = 'en';

/** Makes the page speak a language. */
export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = word('title');
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(element.dataset.label));
  }
}

/** Speaks the other one from now on. */
export function switchLanguage() {
  speak(otherLanguage());
}

export const otherLanguage = () => (language === 'en' ? 'ja' : 'en');

export const word = (key) => WORDS[language][key];

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

/** A time that was measured in microseconds. */
export const time = (micros) =>
  micros < 1000 ? `${number(micros)} µs` : `${number(micros / 1000, 1)} ms`;
