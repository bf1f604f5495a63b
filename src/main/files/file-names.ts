const FORBIDDEN = /[/\\:*?"<>|\p{C}]/gu;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const MAX_CHARS = 200;
const ENDING_CHARS = 20;

/** A name under which a file can be saved on any system, as near as possible to the one an agent gave it. */
export function savableName(filename: string): string {
  const plain = filename
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '$&_');
  if (plain === '') return 'file';
  return plain.length <= MAX_CHARS ? plain : plain.slice(0, MAX_CHARS - ENDING_CHARS) + plain.slice(-ENDING_CHARS);
}
