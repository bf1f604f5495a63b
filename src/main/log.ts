/** Writes one line to standard error. Never given a token, key, password or response. */
export function writeLog(
  level: 'info' | 'warn' | 'error',
  text: string,
  facts?: Readonly<Record<string, unknown>>,
): void {
  const tail = facts === undefined ? '' : ` ${JSON.stringify(facts)}`;
  process.stderr.write(`${new Date().toISOString()} ${level.padEnd(5)} ${text}${tail}\n`);
}
