/** Names in other scripts, letter by letter: enough that a name stays one name and looks like its language. */
const latin = 'abcdefghijklmnopqrstuvwxyz'
const tables: Readonly<Record<string, readonly string[]>> = {
  cyrillic: 'а б к д е ф г х и й к л м н о п к р с т у в в кс и з'.split(' '),
  greek: 'α μπ κ ντ ε φ γκ χ ι τζ κ λ μ ν ο π κ ρ σ τ ου β γου ξ υ ζ'.split(' '),
  arabic: 'ا ب ك د ي ف غ ه ي ج ك ل م ن و ب ق ر س ت و ف و كس ي ز'.split(' '),
  hebrew: 'א ב ק ד א פ ג ה י ג ק ל מ נ ו פ ק ר ס ט ו ו ו קס י ז'.split(' '),
  katakana: 'ア ブ ク ド エ フ グ ハ イ ジ ク ル ム ン オ プ ク ル ス ト ウ ヴ ワ クス イ ズ'.split(' '),
  han: '阿 布 克 德 埃 弗 格 赫 伊 杰 克 尔 姆 恩 奥 普 克 尔 斯 特 乌 维 瓦 克斯 伊 兹'.split(' '),
  hangul: '아 브 크 드 에 프 그 하 이 지 크 르 므 은 오 프 크 르 스 트 우 브 와 크스 이 즈'.split(' '),
  thai: 'อา บ ค ด เอ ฟ ก ฮ อี จ ค ล ม น โอ ป ค ร ส ต อู ว ว กซ อี ซ'.split(' '),
}
const scripts: Readonly<Record<string, string>> = {
  ru: 'cyrillic',
  uk: 'cyrillic',
  bg: 'cyrillic',
  mk: 'cyrillic',
  sr: 'cyrillic',
  el: 'greek',
  ar: 'arabic',
  he: 'hebrew',
  ja: 'katakana',
  zh: 'han',
  ko: 'hangul',
  th: 'thai',
}

/** A name as the language writes it. */
export const writeName = (name: string, base: string): string => {
  const script = scripts[base]
  if (script === undefined) return name
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const letters = Array.from(folded, (letter) => tables[script]?.[latin.indexOf(letter)] ?? '').join('')
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}
