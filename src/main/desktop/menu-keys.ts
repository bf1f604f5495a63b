const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  Enter: 'Enter',
  Space: 'Space',
  Mod: 'CommandOrControl',
};

/** A text as the label of a native menu, in which one `&` alone would underline the next letter. */
export function menuText(text: string): string {
  return text.replace(/&/g, '&&');
}

/**
 * The keys of a command as a native menu shows them beside it; null where it has no way to, as for two keys one after the
 * other. On macOS what a menu shows it also acts on, so keys that can be typed are left to the window.
 */
export function acceleratorOf(keys: string, platform: NodeJS.Platform): string | null {
  if (keys.includes(' ') || keys.includes('…')) return null;
  const parts = keys.length > 1 && keys.endsWith('+') ? [...keys.slice(0, -2).split('+'), 'Plus'] : keys.split('+');
  if (platform === 'darwin' && parts[0] !== 'Mod') return null;
  return parts.map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+');
}

/** The keys in words, for a label. */
export function keysInWords(keys: string, platform: NodeJS.Platform): string {
  const mod = platform === 'darwin' ? 'Command' : 'Ctrl';
  return keys
    .split(' ')
    .map((step) => (step.length === 1 ? step.toUpperCase() : step.replace('Mod', mod).replace('Arrow', '')))
    .join(' then ');
}
