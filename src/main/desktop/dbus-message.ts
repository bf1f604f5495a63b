// The little of the D-Bus wire format that the program takes: calls of the bus with texts, answers, signals with texts, and
// one kind of signal of its own.

/** A call of the bus by one of its own methods. */
export interface BusCall {
  readonly serial: number;
  readonly member: string;
  readonly texts: readonly string[];
}

/** A signal of our own: a text, and values by name. */
export interface BusSignal {
  readonly serial: number;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly text: string;
  readonly values: Readonly<Record<string, boolean | bigint>>;
}

/** A message from the bus, as far as it is looked at. */
export interface BusMessage {
  readonly kind: 'answer' | 'error' | 'signal' | 'other';
  readonly member: string | null;
  readonly replyTo: number | null;
  /** The texts that a signal carries, or the number that an answer is. */
  readonly texts: readonly string[];
  readonly number: number | null;
}

const BUS = 'org.freedesktop.DBus';
const KINDS: Readonly<Record<number, BusMessage['kind']>> = { 2: 'answer', 3: 'error', 4: 'signal' };
const CALL = 1;
const SIGNAL = 4;
const NO_REPLY = 1;
const VERSION = 1;
const LITTLE_ENDIAN = 'l'.charCodeAt(0);
const FIXED_BYTES = 16;
/** The specification allows 128 MiB; what the bus itself says is short. */
const LARGEST_BYTES = 1_000_000;

const FIELD = { path: 1, interface: 2, member: 3, replyTo: 5, destination: 6, signature: 8 } as const;

/** The bytes of a call of the bus. */
export function busCall({ serial, member, texts }: BusCall): Buffer {
  const fields = new Writer();
  fields.field(FIELD.path, 'o', '/org/freedesktop/DBus');
  fields.field(FIELD.interface, 's', BUS);
  fields.field(FIELD.member, 's', member);
  fields.field(FIELD.destination, 's', BUS);
  if (texts.length > 0) fields.field(FIELD.signature, 'g', 's'.repeat(texts.length));
  const body = new Writer();
  for (const text of texts) body.text(text);
  return messageOf([CALL, 0], serial, fields, body);
}

/** The bytes of a signal of our own. */
export function busSignal({ serial, path, interface: name, member, text, values }: BusSignal): Buffer {
  const fields = new Writer();
  fields.field(FIELD.path, 'o', path);
  fields.field(FIELD.interface, 's', name);
  fields.field(FIELD.member, 's', member);
  fields.field(FIELD.signature, 'g', 'sa{sv}');
  // What begins at a multiple of eight is laid out the same on its own.
  const entries = new Writer();
  for (const [key, value] of Object.entries(values)) entries.entry(key, value);
  const body = new Writer();
  body.text(text);
  body.number(entries.bytes().length);
  body.part(entries.bytes());
  return messageOf([SIGNAL, NO_REPLY], serial, fields, body);
}

function messageOf(kindAndFlags: readonly [number, number], serial: number, fields: Writer, body: Writer): Buffer {
  const header = new Writer();
  for (const byte of [LITTLE_ENDIAN, ...kindAndFlags, VERSION]) header.byte(byte);
  for (const number of [body.bytes().length, serial, fields.bytes().length]) header.number(number);
  const head = Buffer.concat([header.bytes(), fields.bytes()]);
  return Buffer.concat([head, Buffer.alloc(gap(head.length, 8)), body.bytes()]);
}

/**
 * Reads the first whole message of what has come; null while it is not there yet. Raises for what is no message, after
 * which nothing that follows can be read.
 */
export function readBusMessage(bytes: Buffer): { readonly message: BusMessage; readonly length: number } | null {
  if (bytes.length < FIXED_BYTES) return null;
  if (bytes[0] !== LITTLE_ENDIAN) throw new Error('The bus speaks in another byte order');
  const bodyLength = bytes.readUInt32LE(4);
  const fieldsEnd = FIXED_BYTES + bytes.readUInt32LE(12);
  const bodyStart = fieldsEnd + gap(fieldsEnd, 8);
  const length = bodyStart + bodyLength;
  if (length > LARGEST_BYTES) throw new Error('The bus sent a message that is too large');
  if (bytes.length < length) return null;
  const fields = new Map<number, string | number>();
  const header = new Reader(bytes.subarray(0, fieldsEnd), FIXED_BYTES);
  while (header.hasMore()) {
    header.align(8);
    const code = header.byte();
    const type = header.signature();
    fields.set(code, type === 'g' ? header.signature() : type === 'u' ? header.number() : header.text());
  }
  const signature = String(fields.get(FIELD.signature) ?? '');
  const body = new Reader(bytes.subarray(bodyStart, length), 0);
  const member = fields.get(FIELD.member);
  const replyTo = fields.get(FIELD.replyTo);
  const message: BusMessage = {
    kind: KINDS[bytes[1] ?? 0] ?? 'other',
    member: typeof member === 'string' ? member : null,
    replyTo: typeof replyTo === 'number' ? replyTo : null,
    texts: /^s+$/.test(signature) ? [...signature].map(() => body.text()) : [],
    number: /^[bu]$/.test(signature) ? body.number() : null,
  };
  return { message, length };
}

const gap = (length: number, unit: number): number => (unit - (length % unit)) % unit;

class Writer {
  readonly #parts: Buffer[] = [];
  #length = 0;

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
  byte(value: number): void {
    this.#add(Buffer.from([value]));
  }
  number(value: number): void {
    this.#align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.#add(bytes);
  }
  text(value: string): void {
    const bytes = Buffer.from(value);
    this.number(bytes.length);
    this.#add(bytes);
    this.byte(0);
  }
  field(code: number, type: 'o' | 's' | 'g', value: string): void {
    this.#align(8);
    this.byte(code);
    this.#signature(type);
    if (type === 'g') this.#signature(value);
    else this.text(value);
  }
  entry(key: string, value: boolean | bigint): void {
    this.#align(8);
    this.text(key);
    if (typeof value === 'boolean') {
      this.#signature('b');
      this.number(value ? 1 : 0);
      return;
    }
    this.#signature('x');
    this.#align(8);
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    this.#add(bytes);
  }
  part(bytes: Buffer): void {
    this.#align(8);
    this.#add(bytes);
  }
  #signature(value: string): void {
    this.byte(value.length);
    this.#add(Buffer.from(`${value}\0`));
  }
  #align(unit: number): void {
    this.#add(Buffer.alloc(gap(this.#length, unit)));
  }
  #add(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }
  hasMore(): boolean {
    return this.#at < this.#bytes.length;
  }
  align(unit: number): void {
    this.#at += gap(this.#at, unit);
  }
  byte(): number {
    this.#at += 1;
    return this.#bytes.readUInt8(this.#at - 1);
  }
  number(): number {
    this.align(4);
    this.#at += 4;
    return this.#bytes.readUInt32LE(this.#at - 4);
  }
  text(): string {
    return this.#take(this.number());
  }
  signature(): string {
    return this.#take(this.byte());
  }
  #take(length: number): string {
    const text = this.#bytes.toString('utf8', this.#at, this.#at + length);
    this.#at += length + 1;
    return text;
  }
}
