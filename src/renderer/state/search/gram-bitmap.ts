/**
 * For each short piece of text (one, two or three characters) a bitmap of the places that may hold it. Pieces share
 * `BUCKETS` bitmaps by their hash, so a place may be named wrongly but never be missed. Scanning 100,000 texts of some
 * hundred characters would take longer than the time between two keys; and-ing a few bitmaps takes microseconds.
 */
export interface GramBitmap {
  /** Makes room for so many places at once; growing to them would leave as much again as garbage. */
  reserve(placeCount: number): void;
  set(place: number, text: string): void;
  clear(place: number): void;
  /** The places that may hold the text, as bits. */
  candidates(text: string): Uint32Array;
}

const BUCKETS = 1_024;
const FIRST_PAIR = 256;
const FIRST_TRIPLE = 512;
const FIRST_CAPACITY = 4_096;

/** Calls `visit` with the bucket of each piece of a text. */
function eachBucket(text: string, visit: (bucket: number) => void): void {
  let before = 0;
  let beforeThat = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Single characters of ASCII have buckets of their own, so that the first key is exact.
    visit(code < 128 ? code : 128 + (code & 127));
    if (index > 0) visit(FIRST_PAIR + ((Math.imul(before, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 24));
    if (index > 1) {
      const mixed = Math.imul(beforeThat, 0xc2b2ae35) ^ Math.imul(before, 0x9e3779b1) ^ Math.imul(code, 0x27d4eb2f);
      visit(FIRST_TRIPLE + ((mixed >>> 8) % (BUCKETS - FIRST_TRIPLE)));
    }
    beforeThat = before;
    before = code;
  }
}

/** Is the bit of a place set? */
export function hasBit(bits: Uint32Array, place: number): boolean {
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

/** Makes an empty set of bitmaps, which grows with the places that are used. */
export function createGramBitmap(): GramBitmap {
  let words = FIRST_CAPACITY >>> 5;
  let bits = new Uint32Array(BUCKETS * words);

  function growTo(wanted: number): void {
    if (wanted <= words) return;
    const before = words;
    words = wanted;
    const grown = new Uint32Array(BUCKETS * words);
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      grown.set(bits.subarray(bucket * before, (bucket + 1) * before), bucket * words);
    }
    bits = grown;
  }

  return {
    reserve: (placeCount) => growTo(Math.ceil(placeCount / 32)),
    set(place, text) {
      if (place >>> 5 >= words) growTo(Math.max((place >>> 5) + 1, Math.ceil(words * 1.25)));
      const word = place >>> 5;
      const bit = 1 << (place & 31);
      eachBucket(text, (bucket) => {
        const at = bucket * words + word;
        bits[at] = (bits[at] ?? 0) | bit;
      });
    },
    clear(place) {
      const word = place >>> 5;
      const mask = ~(1 << (place & 31));
      for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
        const at = bucket * words + word;
        bits[at] = (bits[at] ?? 0) & mask;
      }
    },
    candidates(text) {
      const found = new Uint32Array(words).fill(0xffffffff);
      eachBucket(text, (bucket) => {
        const start = bucket * words;
        for (let word = 0; word < words; word += 1) found[word] = (found[word] ?? 0) & (bits[start + word] ?? 0);
      });
      return found;
    },
  };
}
